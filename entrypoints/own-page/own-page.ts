import { browser } from 'wxt/browser';
import { cacheKey, peeked, progressKey, readEntry } from '#lib/cache-entry.ts';
import { changesClient } from '#lib/changes-client.ts';
import { changing } from '#lib/changing.ts';
import { copyText } from '#lib/copy-text.ts';
import { speakIn, t } from '#lib/i18n.ts';
import { activity, ask, cancel, chooseRoad, pageAccount } from '#lib/messaging.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { hostPatterns } from '#lib/model/host-patterns.ts';
import type { Session } from '#lib/model/session.ts';
import type { Answer, QueryInput, QueryName } from '#lib/protocol.ts';
import { sessionArea } from '#lib/session-area.ts';
import { changedSignal } from '#lib/storage.ts';
import type { SubjectTab } from './subject-tab.ts';

/** Gives the page its name and language, which markup cannot take from the catalogue. */
export function namePage(): void {
  document.title = t('extension_name');
  speakIn(document.documentElement);
}

/** What our own top-level pages (popup, manage) lend their views. */
export function ownPage({
  id: tabId,
  controlPlane,
  controlPlanes,
}: Pick<SubjectTab, 'id' | 'controlPlane' | 'controlPlanes'>) {
  return {
    controlPlane,
    controlPlanes,
    // The page begins anew, so that nothing of the one before is left in it; what was being done is that one's.
    switchControlPlane: (id: string) => location.replace(`?${new URLSearchParams({ controlPlane: id })}`),
    ask: <N extends QueryName>(name: N, input: QueryInput<N>, options?: { force?: boolean }) =>
      ask(controlPlane.id, name, input, options?.force),
    peek: <N extends QueryName>(name: N, input: QueryInput<N>) => peekStorage(controlPlane, name, input),
    activity: () => activity(controlPlane.id),
    cancel: () => cancel(controlPlane.id),
    pageAccount: {
      look: () => pageAccount(controlPlane.id, tabId),
      choose: (isPage: boolean) => chooseRoad(controlPlane.id, isPage ? tabId : null),
    },
    onChanged: changedSignal.watch,
    copy: copyText,
    ...changing(controlPlane),
    changes: changesClient(controlPlane.id, tabId),
    nameHere: null,
    keyCommands: () => import('./key-commands.ts').then(({ keyCommands }) => keyCommands.read()),
    openOptions: (section?: 'control-planes') =>
      void (section
        ? browser.tabs.create({ url: browser.runtime.getURL(`/options.html#${section}`) })
        : browser.runtime.openOptionsPage()),
    // Has to be called while the person's click is handled: browsers ask nobody otherwise.
    requestHostAccess: () => browser.permissions.request({ origins: hostPatterns(controlPlane) }),
  };
}

/**
 * Paints from memory itself, so that a page shows what is known although the worker still starts. The session and
 * the answer are read at once, for the account that was signed in at the last look: views within views look one after the other.
 */
async function peekStorage<N extends QueryName>(
  controlPlane: ControlPlane,
  query: N,
  input: QueryInput<N>,
): Promise<Answer<N> | null> {
  const keyOf = (userId: string | null, name: string, of: object) =>
    cacheKey({ controlPlaneId: controlPlane.id, userId }, name, of);
  const guessed = lastUserId;
  const [sessionKey, key] = [keyOf(null, 'session', {}), keyOf(guessed, query, input)];
  const stored = await readAnswers([sessionKey, key]);
  const session = await stored(sessionKey);
  const known = session?.data as Session | null | undefined;
  lastUserId = known?.state === 'signed-in' ? known.user.id : null;
  if (query === 'session') return session as Answer<N> | null;
  if (known?.state !== 'signed-in') return null;
  if (known.user.id === guessed) return (await stored(key)) as Answer<N> | null;
  const own = keyOf(known.user.id, query, input);
  const again = await readAnswers([own]);
  return (await again(own)) as Answer<N> | null;
}

/** A guess of whose answers are asked for next; what is shown is the answer of whom the session names. */
let lastUserId: string | null = null;

/** Stored answers and how far newer ones have come, by the keys of the answers. */
async function readAnswers(keys: string[]) {
  const stored = await sessionArea().get(keys.flatMap((key) => [key, progressKey(key)]));
  return async (key: string) => peeked(await readEntry(stored[key]), stored[progressKey(key)]);
}

/** Signing in somewhere else is noticed, at the latest, when the person comes back to this page. */
export function recheckOnReturn(page: ReturnType<typeof ownPage>): void {
  document.addEventListener('visibilitychange', async () => {
    if (document.visibilityState !== 'visible') return;
    const known = await page.peek('session', {});
    if (known?.data?.state !== 'signed-in') await page.ask('session', {}, { force: true });
  });
}
