import { controlPlaneIdAt } from './model/control-plane-id.ts';
import { CHANGED_KEY, SIGNED_OUT_KEY } from './storage-keys.ts';

/** How long after the session's end a page whose predecessor is not told may still be a sign-in's. */
const UNTOLD_COUNTS_MS = 10 * 60_000;

/**
 * Whether the session of this page's dashboard was last seen ended, and the page may be where a sign-in led to: it is no sign-in
 * page itself, and the tab came from one or from another origin (an identity provider, the API). An address that was not told
 * (''), as under `Referrer-Policy: no-referrer`, may be that of a sign-in too, or of nothing at all, and so counts only for
 * a while. What is stored is read only where the addresses leave it open.
 */
export async function isReturnFromSignIn(
  from: string,
  read: () => Promise<Record<string, unknown>>,
): Promise<boolean> {
  const { origin, pathname } = location;
  if (isSignIn(pathname)) return false;
  const previous = from ? new URL(from) : null;
  if (previous?.origin === origin && !isSignIn(previous.pathname)) return false;
  const stored = await read();
  const ids = stored[SIGNED_OUT_KEY];
  if (!Array.isArray(ids) || !ids.includes(controlPlaneIdAt(origin))) return false;
  // Nothing is announced while nobody is signed in, so the last announcement is that of the session's end.
  const { at } = (stored[CHANGED_KEY] ?? {}) as { at?: unknown };
  return previous !== null || (typeof at === 'number' && Date.now() - at < UNTOLD_COUNTS_MS);
}

const isSignIn = (path: string): boolean => /^\/+(login|signup)(\/|$)/.test(path);
