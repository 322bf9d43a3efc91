import type { LoggedRequest } from '../control-plane/request-log.ts';

/** A change that the run confirmed, with the requests that the view said it would send. */
export interface Confirmed {
  /** `METHOD /path`, without the query. */
  writes: string[];
}

/** The requests in the text of a plan's commands, without the prefix of a self-hosted control plane. */
export function writesInCommands(text: string): string[] {
  return [...text.matchAll(/curl -X (\w+) '(https:[^']+)'/g)].map(
    ([, method = '', url = '']) => `${method} ${new URL(url).pathname.replace(/^\/api\/v1(?=\/)/, '')}`,
  );
}

const nameOf = ({ method, path }: LoggedRequest): string => `${method} ${path}`;
/** Refused before anything was done, and sent again inside a page of the dashboard (ARCHITECTURE.md, "Roads"). */
const isRefusedForOrigin = ({ origin, status }: LoggedRequest): boolean =>
  status === 403 && origin?.startsWith('chrome-extension://') === true;
/** The browser repeats at once; what it repeats may have been held up before it was dropped. */
const BROWSERS_REPEAT_MS = 6_000;

/** Requests that change something; permission checks that are asked by POST change nothing. */
export const isWrite = ({ method, path }: LoggedRequest): boolean =>
  method !== 'GET' && method !== 'OPTIONS' && !path.startsWith('/rbac/');

/**
 * The writes in a log that no confirmation covers. Each was shown before it was confirmed, and each is sent once at most; one that
 * was refused for a limit was not carried out, and a person may have it sent again. One that met a connection that ended is sent once
 * more by Chromium itself (ARCHITECTURE.md, "Writing").
 */
export function unconfirmed(log: readonly LoggedRequest[], confirmed: readonly Confirmed[]): string[] {
  const left = confirmed.flatMap(({ writes }) => writes);
  const writes = log.filter(isWrite);
  const isRepeated = (one: LoggedRequest, at: number) =>
    one.status === 0 &&
    writes
      .slice(at + 1)
      .some((next) => nameOf(next) === nameOf(one) && next.at - one.at < BROWSERS_REPEAT_MS);
  return writes
    .filter((one, at) => one.status !== 429 && !isRefusedForOrigin(one) && !isRepeated(one, at))
    .map(nameOf)
    .filter((write) => {
      const at = left.indexOf(write);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
}
