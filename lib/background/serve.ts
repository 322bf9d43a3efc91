import { browser } from 'wxt/browser';
import type { ChangeRequest } from '#lib/change-requests.ts';
import type { Change } from '#lib/changes.ts';
import type { Added, Removed } from '#lib/model/added.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Result } from '#lib/model/result.ts';
import type { OwnRequest } from '#lib/own-requests.ts';
import { sidebarParts } from '#lib/parts.ts';
import { type Activity, type PageAccountAnswer, type QueryName, queries } from '#lib/protocol.ts';
import type { Reply } from '#lib/sent-message.ts';
import type { ControlPlaneRequest } from './control-planes/control-plane-request.ts';
import { parseMessage } from './parse-message.ts';
import { type Sender, type SenderRole, senderRole } from './sender-role.ts';
import { isEnding } from './unless-ending.ts';

/** What the worker does for those who may ask. `input` has passed the query's schema. */
export interface Services {
  controlPlanes(): Promise<readonly ControlPlane[]>;
  ask(controlPlane: ControlPlane, query: QueryName, input: object, force: boolean): Promise<unknown>;
  peek(controlPlane: ControlPlane, query: QueryName, input: object): Promise<unknown>;
  activity(controlPlane: ControlPlane): Promise<Activity>;
  /** Stops what is being read of a control plane. */
  cancel(controlPlane: ControlPlane): Promise<void>;
  /** Who the page of a tab is signed in as, and by which road we ask. */
  pageAccount(controlPlane: ControlPlane, tabId: number | null): Promise<PageAccountAnswer>;
  /** Asks inside a tab's page from now on, or, with null, by the worker again. False when there is no such page. */
  chooseRoad(controlPlane: ControlPlane, tabId: number | null): Promise<boolean>;
  /** What one of our own pages asks about changes. */
  change(controlPlane: ControlPlane, request: ChangeRequest): Promise<Result<unknown>>;
  /** What one of our own pages asks about the extension itself. `givesUp`: the changes, by id, that erasing may leave unfinished. */
  own(request: OwnRequest, givesUp?: readonly string[]): Promise<Result<unknown>>;
  /** Opens the manage window to review changes that somebody drafted. */
  draft(
    controlPlane: ControlPlane,
    changes: readonly Change[],
    tabId: number | null,
  ): Promise<Result<unknown>>;
  /** Adds or removes a control plane; null: there is none to remove. */
  controlPlane(request: ControlPlaneRequest): Promise<Added | Removed | null>;
  /** False where the browser does not let us into the tab. */
  openSidebar(tabId: number): Promise<boolean>;
  openManage(tabId: number): Promise<unknown>;
  /** Runs parts of the sidebar in the page that asks (`runSidebarParts`). */
  runParts(tabId: number, documentId: string | undefined, parts: readonly string[]): Promise<boolean>;
}

/** A worker that is being stopped is gone by then; one that is not answers after all. */
const ENDS_WITHIN_MS = 1_000;

/** Starts answering messages. To be called while the worker starts, before anything is awaited. */
export function serve(services: Services): void {
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: Sender, sendResponse: (reply: unknown) => void) => {
      answer(message, sender, services).then(sendResponse, (error: unknown) => {
        const giveUp = () => sendResponse({ failure: { kind: 'interrupted' } } satisfies Reply);
        // With a worker that ends the channel closes, by which whoever waits asks the next one.
        if (isEnding(error)) return void setTimeout(giveUp, ENDS_WITHIN_MS);
        console.error(error);
        giveUp();
      });
      return true;
    },
  );
}

/**
 * The gate: decides by sender, then parses. Null is no answer at all, which is what strangers get and messages that
 * are none of ours (SECURITY.md, "Senders").
 */
export async function answer(message: unknown, sender: Sender, services: Services): Promise<Reply | null> {
  const own = { id: browser.runtime.id, origin: browser.runtime.getURL('/').slice(0, -1) };
  const controlPlanes = await services.controlPlanes();
  const who = senderRole(sender, own, controlPlanes);
  const data = parseMessage(message);
  if (who.role === 'stranger' || !data) return null;
  if (data.version !== browser.runtime.getManifest().version) {
    return { failure: { kind: 'stale-page' } };
  }
  if (data.type === 'open-sidebar' || data.type === 'open-manage') {
    if (who.role !== 'dashboard') return null;
    const isOpen = data.type === 'open-sidebar' && (await services.openSidebar(who.tabId));
    // Nobody asked for a sidebar that comes back by itself: where it cannot be, the tab may be closing, there is nothing.
    const isQuiet = data.type === 'open-sidebar' && data.quiet;
    if (!isOpen && !isQuiet) await services.openManage(who.tabId);
    return { answer: null };
  }
  if (data.type === 'run-parts') {
    const { parts } = data;
    if (who.role !== 'dashboard' || !parts.every((part) => sidebarParts().includes(part))) return null;
    return { answer: await services.runParts(who.tabId, who.documentId, parts) };
  }
  if (data.type === 'own') {
    if (who.role !== 'own-page') return null;
    const result = await services.own(data.request, data.givesUp);
    return result.ok ? { answer: result.value } : { failure: result.failure };
  }
  if (data.type === 'control-planes') {
    if (who.role !== 'own-page') return null;
    const { ControlPlaneRequest } = await import('./control-planes/control-plane-request.ts');
    const request = ControlPlaneRequest.safeParse(data.request);
    return request.success ? { answer: await services.controlPlane(request.data) } : INVALID;
  }
  const { controlPlaneId } = data;
  // A dashboard's page may only ask about its own control plane, whatever its message says.
  const controlPlane =
    who.role === 'dashboard' ? who.controlPlane : controlPlanes.find(({ id }) => id === controlPlaneId);
  if (!controlPlane) return null;
  if (data.type === 'activity') return { answer: await services.activity(controlPlane) };
  if (data.type === 'cancel') {
    await services.cancel(controlPlane);
    return { answer: null };
  }
  if (data.type === 'page-account') {
    // A dashboard's page is told of itself only.
    const tabId = who.role === 'dashboard' ? who.tabId : data.tabId;
    return { answer: await services.pageAccount(controlPlane, tabId) };
  }
  if (data.type === 'choose-road') {
    if (who.role !== 'own-page') return null;
    return { answer: await services.chooseRoad(controlPlane, data.tabId) };
  }
  if (data.type === 'change' || data.type === 'draft') {
    return answerChange(data, who, controlPlane, services);
  }
  const { query } = data;
  if (!isQueryName(query)) return null;
  if (who.role === 'dashboard' && queries[query].askedBy !== 'any-view') return null;
  const { input } = data;
  if (!queries[query].input(input)) return INVALID;
  return {
    answer:
      data.type === 'peek'
        ? await services.peek(controlPlane, query, input)
        : await services.ask(controlPlane, query, input, data.force),
  };
}

const INVALID: Reply = { failure: { kind: 'invalid', reason: null, fields: [] } };

/** A page that we are a guest in may have a draft reviewed, and nothing else: whatever it sends, nothing is planned or sent for it. */
async function answerChange(
  message: { type: 'change'; request?: unknown } | { type: 'draft'; changes?: unknown },
  who: Exclude<SenderRole, { role: 'stranger' }>,
  controlPlane: ControlPlane,
  services: Services,
): Promise<Reply | null> {
  if (message.type === 'draft') {
    const { ChangeList } = await import('#lib/changes.ts');
    const changes = ChangeList.safeParse(message.changes);
    if (!changes.success) return INVALID;
    const tabId = who.role === 'dashboard' ? who.tabId : null;
    const drafted = await services.draft(controlPlane, changes.data, tabId);
    return drafted.ok ? { answer: null } : { failure: drafted.failure };
  }
  if (who.role !== 'own-page') return null;
  const { ChangeRequest } = await import('#lib/change-requests.ts');
  const request = ChangeRequest.safeParse(message.request);
  if (!request.success) return INVALID;
  const result = await services.change(controlPlane, request.data);
  return result.ok ? { answer: result.value } : { failure: result.failure };
}

const isQueryName = (name: string): name is QueryName => Object.hasOwn(queries, name);
