import { browser } from 'wxt/browser';
import { controlPlanes as known, pickControlPlane } from '#lib/control-planes.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { signedOut } from '#lib/storage.ts';
import { createAnswers } from './answers.ts';
import { onCommand } from './commands.ts';
import { onContextMenuClick } from './context-menu.ts';
import { createWorkerControlPlanes } from './control-planes/worker-control-planes.ts';
import { managePage } from './manage-page.ts';
import { actOnMenuItem } from './menu-actions.ts';
import { openReview } from './open-review.ts';
import { operations } from './operations/index.ts';
import { resumeOnAlarm } from './resume-alarm.ts';
import { forgetLooks } from './roads/page-looks.ts';
import { createWorkerRoads } from './roads/worker-roads.ts';
import { serve } from './serve.ts';
import { openSidebar, runSidebarParts } from './sidebar.ts';
import { createStopping } from './stopping.ts';
import { unlessEnding } from './unless-ending.ts';
import { updateWhenIdle } from './update-when-idle.ts';
import { whenInstalled } from './when-installed.ts';
import { createWorkerApi } from './worker-api.ts';
import { createWorkerChanges } from './worker-changes.ts';
import { createWorkerWrites, signedInUser } from './worker-writes.ts';
import type { WriteIntent } from './writes/perform.ts';

/** Everything the worker listens to, added before anything is awaited: it is woken for these very events. */
export function startWorker(): void {
  const controlPlanes = known.read;
  const roads = createWorkerRoads({
    controlPlanes,
    api: () => api,
    onOtherPage: (controlPlane) => askSession(controlPlane, true),
    letGo: (controlPlane) => answers.letGo(controlPlane),
  });
  const stopping = createStopping(roads.queue);
  const api = createWorkerApi(stopping.queue);
  const answers = createAnswers({
    operations: operations(api),
    readSession: roads.readSession,
    onAccount: (id, userId) => {
      stopping.queue.keepOnly(id, userId ?? '');
      return forgetLooks(id);
    },
  });
  const askSession = (controlPlane: ControlPlane, force?: boolean) =>
    answers.ask(controlPlane, 'session', {}, force);
  const writes = createWorkerWrites({
    api,
    controlPlanes,
    askSession,
    unstopped: stopping.unstopped,
  });
  const changes = createWorkerChanges({
    api,
    writes,
    controlPlanes,
    ask: answers.ask,
    pageObstacle: roads.obstacleTo,
    signedInUser: (controlPlane, isNow) =>
      stopping.unstopped(controlPlane.id, async () => signedInUser(await askSession(controlPlane, isNow))),
  });
  const activity = async ({ id }: ControlPlane) => {
    // A worker that has just been started does not know yet what the one before it kept.
    await stopping.queue.restored;
    const { isFrozen: _, ...status } = stopping.queue.status(id);
    return { ...status, road: await roads.of(id) };
  };
  const list = createWorkerControlPlanes({
    api,
    queue: stopping.queue,
    cancel: stopping.cancel,
    askSession,
  });
  serve({
    controlPlanes,
    ask: (controlPlane, query, input, force) =>
      // The input has passed the query's schema.
      stopping.answer(controlPlane.id, () => answers.ask(controlPlane, query, input as never, force)),
    peek: answers.peek,
    activity,
    own: async (request) =>
      (await import('./own/answer-own.ts')).answerOwn(
        {
          controlPlanes,
          activity,
          roadOf: roads.of,
          isChanging: changes.isChanging,
          cancel: stopping.cancel,
          leave: list.leave,
        },
        request,
      ),
    cancel: ({ id }) => stopping.cancel(id),
    pageAccount: roads.pageAccount,
    chooseRoad: roads.choose,
    change: changes.answer,
    draft: async (controlPlane, drafted, tabId) => {
      const id = await changes.draft(controlPlane, drafted);
      if (id.ok) await openReview(id.value, controlPlane.id, tabId);
      return id;
    },
    controlPlane: list.answer,
    openSidebar,
    runParts: runSidebarParts,
    openManage: (tabId) => browser.tabs.create({ url: managePage({ tab: String(tabId) }) }),
  });
  onContextMenuClick(controlPlanes, (item, clicked, controlPlane, tabId) =>
    actOnMenuItem(item, clicked, controlPlane, tabId, answers),
  );
  onCommand(controlPlanes);
  resumeOnAlarm();
  updateWhenIdle({
    whenIdle: async () => {
      await changes.whenIdle();
      await writes.whenIdle();
    },
  });
  // The end-to-end tests start single writes here. No other build has this.
  if (import.meta.env.MODE === 'e2e') {
    Object.assign(globalThis, {
      sidecarTest: {
        perform: async (intent: WriteIntent, id?: string) =>
          writes.perform(pickControlPlane(await controlPlanes(), id), intent),
        recover: writes.recover,
        list: async (userId: string, id?: string) =>
          writes.list({ controlPlaneId: pickControlPlane(await controlPlanes(), id).id, userId }),
      },
    });
  }
  // Views that waited for a sign-in ended with the browser.
  browser.runtime.onStartup.addListener(unlessEnding(() => signedOut.write([])));
  browser.runtime.onStartup.addListener(unlessEnding(changes.prune));
  whenInstalled(controlPlanes, list.tellBrowser);
}
