import { browser } from 'wxt/browser';
import { cacheKey, readEntry } from './cache-entry.ts';
import { copyText } from './copy-text.ts';
import { locale, t } from './i18n.ts';
import { ask } from './messaging.ts';
import { type ControlPlane, ZENML_CLOUD } from './model/control-plane.ts';
import { locate } from './model/locate.ts';
import type { Location } from './model/place.ts';
import type { Session } from './model/session.ts';
import type { Answer, QueryInput, QueryName } from './protocol.ts';
import { changedSignal } from './storage.ts';

/** Gives the page its name and language, which markup cannot take from the catalogue. */
export function namePage(): void {
  document.title = t('extension_name');
  document.documentElement.lang = locale();
}

/** What our own top-level pages (popup, manage) lend their views. */
export function ownPage(controlPlane: ControlPlane) {
  return {
    controlPlane,
    ask: <N extends QueryName>(name: N, input: QueryInput<N>, options?: { force?: boolean }) =>
      ask(controlPlane.id, name, input, options?.force),
    peek: <N extends QueryName>(name: N, input: QueryInput<N>) => peekStorage(controlPlane, name, input),
    onChanged: changedSignal.watch,
    copy: copyText,
    // Has to be called while the person's click is handled: browsers ask nobody otherwise.
    requestHostAccess: () =>
      browser.permissions.request({
        origins: [`${controlPlane.dashboardOrigin}/*`, `${controlPlane.apiOrigin}/*`],
      }),
  };
}

/** Paints from `storage.session` itself, so that a page shows what is known although the worker still starts. */
async function peekStorage<N extends QueryName>(
  controlPlane: ControlPlane,
  query: N,
  input: QueryInput<N>,
): Promise<Answer<N> | null> {
  const read = async (userId: string | null, name: string, of: object) => {
    const key = cacheKey({ controlPlaneId: controlPlane.id, userId }, name, of);
    return readEntry((await browser.storage.session.get(key))[key]);
  };
  const session = await read(null, 'session', {});
  const known = session?.data as Session | undefined;
  const entry =
    query === 'session'
      ? session
      : known?.state === 'signed-in'
        ? await read(known.user.id, query, input)
        : null;
  return (
    entry && {
      data: entry.data as Answer<N>['data'],
      failure: null,
      updatedAt: entry.updatedAt,
      isStale: Date.now() >= entry.staleAt,
    }
  );
}

/** The tab that a page of ours is about, and where it is. */
export interface SubjectTab {
  id: number | null;
  location: Location | null;
}

/**
 * The tab a page was opened for: the one its own URL names (`?tab=`), else the active one. Only the URLs of
 * ZenML's pages can be read, which is all that is wanted.
 */
export async function subjectTab(): Promise<SubjectTab> {
  const named = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  const tab = Number.isInteger(named)
    ? await browser.tabs.get(named).catch(() => undefined)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  return { id: tab?.id ?? null, location: tab?.url ? locate(tab.url, [ZENML_CLOUD]) : null };
}

/** Signing in somewhere else is noticed, at the latest, when the person comes back to this page. */
export function recheckOnReturn(page: ReturnType<typeof ownPage>): void {
  document.addEventListener('visibilitychange', async () => {
    if (document.visibilityState !== 'visible') return;
    const known = await page.peek('session', {});
    if (known?.data?.state !== 'signed-in') await page.ask('session', {}, { force: true });
  });
}
