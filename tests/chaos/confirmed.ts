import type { LoggedRequest } from '../control-plane/request-log.ts';

/** A change that the run confirmed, with the requests that the view said it would send. */
export interface Confirmed {
  /** `METHOD /path`, without the query. */
  writes: string[];
}

/** The requests in the text of a plan's commands. */
export function writesInCommands(text: string): string[] {
  return [...text.matchAll(/curl -X (\w+) '(https:[^']+)'/g)].map(
    ([, method = '', url = '']) => `${method} ${new URL(url).pathname}`,
  );
}

/** Requests that change something; permission checks that are asked by POST change nothing. */
export const isWrite = ({ method, path }: LoggedRequest): boolean =>
  method !== 'GET' && method !== 'OPTIONS' && !path.startsWith('/rbac/');

/**
 * The writes in a log that no confirmation covers. Each was shown before it was confirmed, and each is sent once at most; one that
 * was refused for a limit was not carried out, and a person may have it sent again.
 */
export function unconfirmed(log: readonly LoggedRequest[], confirmed: readonly Confirmed[]): string[] {
  const left = confirmed.flatMap(({ writes }) => writes);
  return log
    .filter((request) => isWrite(request) && request.status !== 429)
    .map(({ method, path }) => `${method} ${path}`)
    .filter((write) => {
      const at = left.indexOf(write);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
}
