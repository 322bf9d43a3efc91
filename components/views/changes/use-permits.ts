import { useEffect, useState } from 'preact/hooks';
import type { ChangesClient } from '#components/app/changes-client.ts';
import type { Permit } from '#lib/model/change/permit.ts';

/** What is not known of a step: the roles could not be read. */
const NOT_KNOWN: Permit = { verdict: 'unknown', roles: [] };

/** Whether ZenML will allow each step, by its place; null while that is worked out. Asked once the plan is on screen. */
export function usePermits(client: ChangesClient, planId: string): ((step: number) => Permit) | null {
  const [known, setKnown] = useState<{ planId: string; permits: Permit[] } | null>(null);
  useEffect(() => {
    let isOver = false;
    void client.permits(planId).then((result) => {
      if (!isOver) setKnown({ planId, permits: result.ok ? result.value : [] });
    });
    return () => {
      isOver = true;
    };
  }, [client, planId]);
  return known?.planId === planId ? (step) => known.permits[step] ?? NOT_KNOWN : null;
}
