import type { RoadRequest } from './road.ts';

/**
 * What `fetch` is told of a request, whichever road it goes; plain data, since one road writes it down. The browser adds the session's
 * cookie, which nothing here knows. Redirects are not followed: where they lead is not the API.
 */
export const fetchInit = ({ method, body }: Pick<RoadRequest, 'method' | 'body'>) =>
  ({
    method,
    credentials: 'include',
    redirect: 'manual',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    headers: { Accept: 'application/json', ...(body !== null && { 'Content-Type': 'application/json' }) },
    body,
  }) satisfies RequestInit;
