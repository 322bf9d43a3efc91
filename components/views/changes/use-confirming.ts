import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChangesClient, Confirmation, Confirmed } from '#components/app/changes-client.ts';
import { useSignedOut } from '#components/hooks/use-signed-out.ts';
import type { Failure } from '#lib/model/failure.ts';

interface Confirming {
  isConfirming: boolean;
  /** Why it was not confirmed; what was typed stays. */
  failure: Failure | null;
  /** The worker does not have the plan any more, and said so twice: it has to be made again. */
  isPlanLost: boolean;
  confirm: (confirmation: Confirmation) => Promise<void>;
}

interface Attempt {
  planId: string;
  failure: Failure | null;
  /** How often it was answered `interrupted`. */
  interrupted: number;
}

/** Confirms a plan: however often it is pressed, one confirmation is under way. */
export function useConfirming(
  client: ChangesClient,
  planId: string,
  onConfirmed: (confirmed: Confirmed) => void,
): Confirming {
  const isUnderWay = useRef(false);
  const [isConfirming, setConfirming] = useState(false);
  const [last, setLast] = useState<Attempt | null>(null);
  const isSignedOut = useSignedOut();
  useEffect(() => {
    if (!isSignedOut) setLast((one) => (one?.failure?.kind === 'signed-out' ? null : one));
  }, [isSignedOut]);
  const attempt = last?.planId === planId ? last : null;
  const failure = attempt?.failure ?? null;
  return {
    isConfirming,
    // That nobody is signed in is said above all views.
    failure: isSignedOut && failure?.kind === 'signed-out' ? null : failure,
    isPlanLost: (attempt?.interrupted ?? 0) > 1,
    async confirm(confirmation) {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      setConfirming(true);
      const result = await client.confirm(planId, confirmation);
      isUnderWay.current = false;
      setConfirming(false);
      const isInterrupted = !result.ok && result.failure.kind === 'interrupted';
      setLast({
        planId,
        failure: result.ok ? null : result.failure,
        interrupted: isInterrupted ? (attempt?.interrupted ?? 0) + 1 : 0,
      });
      if (result.ok) onConfirmed(result.value);
    },
  };
}
