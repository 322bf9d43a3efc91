import { useQuery } from './use-query.ts';

/** Whether the session is known to be over, which is then said above all views, with the way to sign in. */
export const useSignedOut = (): boolean => useQuery('session', {}).data?.state === 'signed-out';
