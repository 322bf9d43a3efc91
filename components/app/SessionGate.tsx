import type { QueryState } from '#components/hooks/use-query.ts';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { Header } from './Header.tsx';
import { SessionUnknown } from './SessionUnknown.tsx';
import { SignedOut } from './SignedOut.tsx';

/** What is shown until somebody is known to be signed in. */
export function SessionGate({ session }: { session: QueryState<'session'> }) {
  return (
    <>
      <Header user={null} />
      <div class="panel">
        <div class="pane">
          <SessionState session={session} />
        </div>
      </div>
    </>
  );
}

/** Why nobody is known to be signed in: still asking, signed out, or not known and why. */
export function SessionState({ session }: { session: QueryState<'session'> }) {
  const failure = session.data?.state === 'unknown' ? session.data.failure : session.failure;
  if (session.isPending) return <Skeleton />;
  if (session.data?.state === 'signed-out' || failure?.kind === 'signed-out') return <SignedOut />;
  if (!failure) return <Skeleton />;
  return <SessionUnknown failure={failure} onRetry={session.refetch} isBusy={session.isFetching} />;
}
