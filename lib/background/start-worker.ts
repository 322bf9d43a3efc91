import { browser } from 'wxt/browser';
import { controlPlanes as known, pickControlPlane } from '#lib/control-planes.ts';
import { once } from '#lib/model/once.ts';
import { signedOut } from '#lib/storage.ts';
import type { Asking } from './asking.ts';
import { onCommand } from './commands.ts';
import { freshAnswer, NOT_LOOKED } from './fresh-answer.ts';
import { goOnChanging } from './go-on-changing.ts';
import { keepBrowserTold } from './keep-browser-told.ts';
import { managePage } from './manage-page.ts';
import { nameEdges } from './name-edges.ts';
import { onContextMenuClick } from './on-context-menu-click.ts';
import { openReview } from './open-review.ts';
import { peek } from './peek.ts';
import { resumeOnAlarm } from './resume-alarm.ts';
import { onPageAlarm } from './roads/page-session-alarm.ts';
import { serve } from './serve.ts';
import { openSidebar, runSidebarParts } from './sidebar.ts';
import { unlessEnding } from './unless-ending.ts';
import { updateWhenIdle } from './update-when-idle.ts';
import { whenInstalled } from './when-installed.ts';
import type { WriteIntent } from './writes/perform.ts';

/**
 * Everything the worker listens to, added before anything is awaited: it is woken for these very events. What does the
 * work is loaded when it is first needed.
 */
export function startWorker(): void {
  const controlPlanes = known.read;
  const asking = once(async () => (await import('./asking.ts')).createAsking(controlPlanes));
  const askZenml: Asking['answers']['ask'] = async (...question) => {
    const { answers, stopping } = await asking();
    return stopping.answer(question[0].id, () => answers.ask(...question));
  };
  const tellEdges = unlessEnding(nameEdges);
  const kept = once(async () => (await import('./kept-changes.ts')).createKeptChanges());
  const changing = once(async () =>
    (await import('./worker-changing.ts')).createWorkerChanging(await asking(), await kept()),
  );
  const list = once(async () => {
    const { createWorkerControlPlanes } = await import('./control-planes/worker-control-planes.ts');
    const { api, askSession, stopping } = await asking();
    const { queue, cancel } = stopping;
    return createWorkerControlPlanes({ ...(await kept()), api, queue, cancel, askSession });
  });
  serve({
    controlPlanes,
    async ask(controlPlane, query, input, force) {
      // The input has passed the query's schema.
      const look = force ? NOT_LOOKED : await freshAnswer(controlPlane, query, input as never);
      const answer = look.answer ?? (await askZenml(controlPlane, query, input as never, force, look.looked));
      void tellEdges(controlPlane, query, answer);
      return answer;
    },
    peek: (controlPlane, query, input) => peek(controlPlane, query, input as never),
    activity: async (controlPlane) => (await asking()).activity(controlPlane),
    async own(request, givesUp) {
      const { answerOwn } = await import('./own/answer-own.ts');
      const { activity, roads, stopping } = await asking();
      return answerOwn(
        {
          controlPlanes,
          activity,
          roadOf: roads.of,
          kept,
          cancel: stopping.cancel,
          leave: async (before) => (await list()).leave(before),
        },
        request,
        givesUp,
      );
    },
    // Nothing is being asked before that part is there.
    cancel: async ({ id }) => (await asking()).stopping.cancel(id),
    pageAccount: async (...page) => (await asking()).roads.pageAccount(...page),
    chooseRoad: async (...page) => (await asking()).roads.choose(...page),
    change: async (...request) => (await changing()).changes.answer(...request),
    async draft(controlPlane, drafted, tabId) {
      const id = await (await changing()).changes.draft(controlPlane, drafted);
      if (id.ok) await openReview(id.value, controlPlane.id, tabId);
      return id;
    },
    controlPlane: async (request) => (await list()).answer(request),
    openSidebar,
    runParts: runSidebarParts,
    openManage: (tabId) => browser.tabs.create({ url: managePage({ tab: String(tabId) }) }),
  });
  onContextMenuClick(controlPlanes, async (...clicked) => {
    const { actOnMenuItem } = await import('./menu-actions.ts');
    await actOnMenuItem(...clicked, async (...question) => (await asking()).answers.ask(...question));
  });
  onCommand(controlPlanes);
  resumeOnAlarm();
  onPageAlarm(async () => (await asking()).roads.endPageSessions());
  goOnChanging(changing);
  keepBrowserTold(list);
  updateWhenIdle({
    async whenIdle() {
      if (!changing.isBegun()) return;
      const { changes, writes } = await changing();
      await changes.whenIdle();
      await writes.whenIdle();
    },
  });
  // The end-to-end tests start single writes here. No other build has this.
  if (import.meta.env.MODE === 'e2e') {
    Object.assign(globalThis, {
      sidecarTest: {
        perform: async (intent: WriteIntent, id?: string) =>
          (await changing()).writes.perform(pickControlPlane(await controlPlanes(), id), intent),
        recover: async (now?: number) => (await changing()).writes.recover(now),
        list: async (userId: string, id?: string) =>
          (await changing()).writes.list({
            controlPlaneId: pickControlPlane(await controlPlanes(), id).id,
            userId,
          }),
      },
    });
  }
  // Views that waited for a sign-in ended with the browser.
  browser.runtime.onStartup.addListener(unlessEnding(() => signedOut.write([])));
  whenInstalled(controlPlanes, async () => (await list()).tellBrowser());
}
