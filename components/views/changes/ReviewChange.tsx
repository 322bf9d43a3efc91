import type { ChangesClient } from '#components/app/changes-client.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import { FailureView } from '#components/ui/FailureView.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { t } from '#lib/i18n.ts';
import { PlanReview } from './PlanReview.tsx';
import { type PlannedWork, usePlan } from './use-plan.ts';
import { WorkHead } from './WorkHead.tsx';

/** What a draft would do, to be looked at before anything is sent. */
export function ReviewChange({ work }: { work: PlannedWork }) {
  const { changes } = usePlatform();
  if (!changes) {
    return (
      <>
        <WorkHead title={t('review_title')} />
        <p class="lead">{t('changes_none_here')}</p>
      </>
    );
  }
  return <Review client={changes} work={work} />;
}

function Review({ client, work }: { client: ChangesClient; work: PlannedWork }) {
  const { plan, failure, isPlanning, planAgain, replace } = usePlan(client, work);
  const title = t(work.kind === 'review-undo' ? 'review_undo_title' : 'review_title');
  if (plan)
    return (
      <PlanReview
        title={title}
        plan={plan}
        client={client}
        onPlannedAgain={replace}
        onPlanAgain={planAgain}
      />
    );
  return (
    <>
      <WorkHead title={title} second={t('review_planning')} />
      {failure ? (
        <FailureView failure={failure} onRetry={planAgain} isBusy={isPlanning} />
      ) : (
        <Skeleton rows={3} />
      )}
    </>
  );
}
