import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Session } from '#lib/model/session.ts';

/** The session of somebody who is signed in. */
export type SignedIn = Extract<Session, { state: 'signed-in' }>;

/** Who is signed in; views below the session gate can rely on it. */
export const SessionContext = createContext<SignedIn | null>(null);

/** Who is signed in, and what their server calls a workspace. */
export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (!session) throw new Error('No session: the view is not behind the session gate');
  return session;
}
