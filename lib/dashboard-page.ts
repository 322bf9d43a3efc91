import type { Change } from './changes.ts';
import { changing } from './changing.ts';
import { copyText } from './copy-text.ts';
import { activity, ask, cancel, draft, openManage, pageAccount, peek } from './messaging.ts';
import type { ControlPlane } from './model/control-plane.ts';
import type {} from './page-edge.ts';
import type { QueryInput, QueryName } from './protocol.ts';
import { changedSignal } from './storage.ts';

/** What the sidebar's script, a guest in a dashboard's page, lends its views: nothing that it does not ask for. */
export function dashboardPage(controlPlane: ControlPlane) {
  return {
    controlPlane,
    // The page belongs to one.
    controlPlanes: [controlPlane],
    switchControlPlane: null,
    ask: <N extends QueryName>(name: N, input: QueryInput<N>, options?: { force?: boolean }) =>
      ask(controlPlane.id, name, input, options?.force),
    peek: <N extends QueryName>(name: N, input: QueryInput<N>) => peek(controlPlane.id, name, input),
    activity: () => activity(controlPlane.id),
    cancel: () => cancel(controlPlane.id),
    pageAccount: { look: () => pageAccount(controlPlane.id, null), choose: null },
    onChanged: watchChanges,
    copy: copyText,
    requestHostAccess: null,
    openOptions: null,
    keyCommands: null,
    openManage: () => void openManage(),
    remember: () => undefined,
    editing: { ...changing(controlPlane).editing, write: null },
    production: { ...changing(controlPlane).production, write: null },
    policy: changing(controlPlane).policy,
    environments: changing(controlPlane).environments,
    nameHere: (names: readonly string[]) => globalThis.zenmlSidecarEdge?.name(location.href, names),
    drafts: draftsInMemory(),
    reviewElsewhere: (changes: readonly Change[]) => draft(controlPlane.id, changes),
    changes: null,
  };
}

/** A page that is left and gone back to may have missed what changed in between. */
function watchChanges(listener: () => void): () => void {
  const back = (event: PageTransitionEvent) => {
    if (event.persisted) listener();
  };
  window.addEventListener('pageshow', back);
  const stop = changedSignal.watch(listener);
  return () => {
    window.removeEventListener('pageshow', back);
    stop();
  };
}

/** A guest's page cannot read what is kept for our own pages: what is typed lives as long as this script, which the page cannot look into. */
function draftsInMemory() {
  const kept = new Map<string, Readonly<Record<string, string>>>();
  return {
    read: async (key: string) => kept.get(key) ?? null,
    async write(key: string, values: Readonly<Record<string, string>> | null) {
      if (values) kept.set(key, values);
      else kept.delete(key);
    },
  };
}

/**
 * Calls back whenever the page's URL changes without a load. Uses the Navigation API; browsers without it
 * (Firefox before 147) are looked at twice a second, and only while the sidebar is open.
 */
export function onUrlChange(listener: (url: string) => void): () => void {
  let url = location.href;
  const look = () => {
    if (location.href === url) return;
    url = location.href;
    listener(url);
  };
  window.addEventListener('pageshow', look);
  const navigation = (globalThis as { navigation?: EventTarget }).navigation;
  const timer = navigation ? undefined : setInterval(look, 500);
  navigation?.addEventListener('currententrychange', look);
  return () => {
    window.removeEventListener('pageshow', look);
    navigation?.removeEventListener('currententrychange', look);
    clearInterval(timer);
  };
}
