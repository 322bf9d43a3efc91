import { useRef, useState } from 'preact/hooks';
import type { ChangesClient } from '#components/app/changes-client.ts';
import { useNavigation } from '#components/app/navigation-context.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { forgetReviewed } from '#components/forms/reviewed-draft.ts';
import { useDrafts } from '#components/forms/use-drafts.ts';
import { useEditing } from '#components/hooks/use-editing.ts';
import { FailureView } from '#components/ui/FailureView.tsx';
import { plural } from '#lib/i18n.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import { Commands } from './Commands.tsx';
import { ConfirmBar } from './ConfirmBar.tsx';
import { ConfirmElsewhere } from './ConfirmElsewhere.tsx';
import { confirmLabel, obstacleTo } from './confirm-words.ts';
import { GuardList } from './GuardList.tsx';
import { NotUndone } from './NotUndone.tsx';
import { PlannedAgain } from './PlannedAgain.tsx';
import { PlanSteps } from './PlanSteps.tsx';
import { PlanWho } from './PlanWho.tsx';
import { Secrets } from './Secrets.tsx';
import { useConfirming } from './use-confirming.ts';
import { usePermits } from './use-permits.ts';
import { useTyped } from './use-typed.ts';
import { WorkHead } from './WorkHead.tsx';

interface Props {
  title: string;
  plan: Plan;
  client: ChangesClient;
  /** The worker has made another plan of the same changes. */
  onPlannedAgain: (plan: Plan) => void;
  /** Has it make one. */
  onPlanAgain: () => void;
}

/** A plan whole: as whom, what speaks against it, what changes from what to what, and the one button. */
export function PlanReview({ title, plan, client, onPlannedAgain, onPlanAgain }: Props) {
  const { surface } = usePlatform();
  const drafts = useDrafts();
  const { work } = useNavigation();
  const { word } = useSession();
  const form = useRef<HTMLFormElement>(null);
  const [before, setBefore] = useState<{ plan: Plan; why: 'old' | 'changed' } | null>(null);
  const typed = useTyped(plan);
  const permits = usePermits(client, plan.id);
  const { confirm, failure, isConfirming, isPlanLost } = useConfirming(client, plan.id, (confirmed) => {
    if (confirmed.is === 'applied') {
      // What was typed for it has become a change.
      const { steps, id } = confirmed.status.plan;
      void forgetReviewed(
        drafts,
        steps.map(({ change }) => change),
      ).catch(() => undefined);
      return work({ kind: 'change', id });
    }
    setBefore({ plan, why: confirmed.why });
    onPlannedAgain(confirmed.plan);
  });
  const count = plan.steps.filter(({ differences }) => differences.length > 0).length;
  const obstacle = obstacleTo(plan, typed.missing, useEditing().isOn);
  const onConfirm = () => {
    if (obstacle === null) return void confirm({ typed: typed.typed, secrets: typed.secrets });
    form.current?.querySelector<HTMLElement>('[data-missing]')?.focus();
  };
  return (
    <form ref={form} class="review" onSubmit={(event) => event.preventDefault()}>
      <WorkHead title={title} second={plural('review_count', count)} />
      {before && <PlannedAgain before={before.plan} after={plan} why={before.why} />}
      <PlanWho plan={plan} />
      {plan.undoes !== null && <NotUndone client={client} changeId={plan.undoes} count={plan.steps.length} />}
      <GuardList plan={plan} word={word} typed={typed} />
      <PlanSteps plan={plan} word={word} permits={permits} changedFrom={before?.plan ?? null} />
      <Secrets plan={plan} typed={typed} />
      <Commands client={client} planId={plan.id} />
      {failure && (
        <FailureView failure={failure} isBusy={isConfirming} onRetry={isPlanLost ? onPlanAgain : onConfirm} />
      )}
      {surface === 'popup' && plan.steps.length > 1 ? (
        <ConfirmElsewhere />
      ) : (
        <ConfirmBar
          label={confirmLabel(plan, count)}
          obstacle={obstacle}
          isBusy={isConfirming}
          onConfirm={onConfirm}
        />
      )}
    </form>
  );
}
