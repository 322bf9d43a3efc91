import type { QueryState } from '#components/hooks/use-query.ts';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { Header } from './Header.tsx';
import { SessionUnknown } from './SessionUnknown.tsx';
import { SignedOut } from './SignedOut.tsx';

/** What is shown until somebody is known to be signed in: loading, signed out, or not known and why. */
export function SessionGate({ session }: { session: QueryState<'session'> }) {
  const failure = session.data?.state === 'unknown' ? session.data.failure : session.failure;
  return (
    <>
      <Header user={null} />
      <div class="panel">
        <div class="pane">
          {session.isPending ? (
            <Skeleton />
          ) : session.data?.state === 'signed-out' || failure?.kind === 'signed-out' ? (
            <SignedOut />
          ) : failure ? (
            <SessionUnknown failure={failure} onRetry={session.refetch} isBusy={session.isFetching} />
          ) : (
            <Skeleton />
          )}
        </div>
      </div>
    </>
  );
}
