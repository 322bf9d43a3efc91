import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ChangesClient } from '#components/app/changes-client.ts';
import type { Work } from '#components/app/view-state.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { Result } from '#lib/model/result.ts';

export type PlannedWork = Extract<Work, { kind: `review${string}` }>;

interface Planned {
  plan: Plan | null;
  failure: Failure | null;
  /** ZenML is being read. */
  isPlanning: boolean;
  planAgain: () => void;
  /** Takes a plan that the worker made instead of this one. */
  replace: (plan: Plan) => void;
}

/** Has the worker plan what is to be reviewed, once; reads only are sent. */
export function usePlan(client: ChangesClient, work: PlannedWork): Planned {
  const [result, setResult] = useState<Result<Plan> | null>(null);
  const [isPlanning, setPlanning] = useState(true);
  const latest = useRef(0);
  const planAgain = useCallback(() => {
    const turn = ++latest.current;
    setPlanning(true);
    void ask(client, work).then((answer) => {
      if (turn !== latest.current) return;
      setPlanning(false);
      setResult(answer);
    });
  }, [client, work]);
  useEffect(() => {
    planAgain();
    return () => void latest.current++;
  }, [planAgain]);
  const replace = useCallback((plan: Plan) => setResult({ ok: true, value: plan }), []);
  return {
    plan: result?.ok ? result.value : null,
    failure: result && !result.ok ? result.failure : null,
    isPlanning,
    planAgain,
    replace,
  };
}

function ask(client: ChangesClient, work: PlannedWork): Promise<Result<Plan>> {
  switch (work.kind) {
    case 'review':
      return client.plan(work.changes);
    case 'review-draft':
      return client.planDraft(work.id);
    case 'review-undo':
      return client.planUndo(work.id);
    case 'review-rest':
      return client.planRest(work.id);
  }
}
