import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChangesClient, Confirmation, Confirmed } from '#components/app/platform.ts';
import { useSignedOut } from '#components/hooks/use-signed-out.ts';
import type { Failure } from '#lib/model/failure.ts';

interface Confirming {
  isConfirming: boolean;
  /** Why it was not confirmed; what was typed stays. */
  failure: Failure | null;
  confirm: (planId: string, confirmation: Confirmation) => Promise<void>;
}

/** Confirms a plan: however often it is pressed, one confirmation is under way. */
export function useConfirming(
  client: ChangesClient,
  onConfirmed: (confirmed: Confirmed) => void,
): Confirming {
  const isUnderWay = useRef(false);
  const [isConfirming, setConfirming] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isSignedOut = useSignedOut();
  useEffect(() => {
    if (!isSignedOut) setFailure((one) => (one?.kind === 'signed-out' ? null : one));
  }, [isSignedOut]);
  return {
    isConfirming,
    // That nobody is signed in is said above all views.
    failure: isSignedOut && failure?.kind === 'signed-out' ? null : failure,
    async confirm(planId, confirmation) {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      setConfirming(true);
      const result = await client.confirm(planId, confirmation);
      isUnderWay.current = false;
      setConfirming(false);
      setFailure(result.ok ? null : result.failure);
      if (result.ok) onConfirmed(result.value);
    },
  };
}
