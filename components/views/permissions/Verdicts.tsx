import type { ComponentChildren } from 'preact';
import type { ActionDecision, Asked, MyVerdicts } from '#components/hooks/use-my-verdicts.ts';
import { FailureView } from '#components/ui/FailureView.tsx';
import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { StaleNote } from '#components/ui/StaleNote.tsx';
import { t } from '#lib/i18n.ts';
import type { Place } from '#lib/model/place.ts';
import { BasisNote } from './BasisNote.tsx';
import { CheckNote } from './CheckNote.tsx';
import { VerdictCounts } from './VerdictCounts.tsx';

interface Props {
  place: Place;
  verdicts: MyVerdicts;
  children: (asked: Asked, actions: readonly ActionDecision[]) => ComponentChildren;
}

/** The verdicts on a place's actions with all that has to be said around them: whose they are, and what is missing. */
export function Verdicts({ place, verdicts: { asked, actions, check, answer }, children }: Props) {
  const failure = asked?.access.resolved.failure ?? check.failure;
  if (!asked || !actions) {
    if (!failure || check.isPending) return <Skeleton rows={5} />;
    return <FailureView failure={failure} onRetry={check.refetch} isBusy={check.isFetching} />;
  }
  const names = place.organization || place.workspace || place.serverHost;
  if (names && !asked.place.organization && !asked.place.workspace) {
    return <p class="lead">{t('permissions_unresolved')}</p>;
  }
  const missing = answer?.missing ?? [];
  const unasked = missing.find(({ what }) => what === 'check')?.failure ?? (answer ? null : check.failure);
  const lost = actions.length > 0 && actions.every(({ decision }) => decision.verdict === 'unavailable');
  const note = unasked && (
    <CheckNote
      failure={unasked}
      isForSome={actions.some(({ decision }) => decision.basis === 'zenml')}
      onRetry={check.refetch}
      isBusy={check.isFetching}
    />
  );
  return (
    <>
      {answer && check.failure && <StaleNote failure={check.failure} query={check} />}
      {lost && <p class="lead">{t('permissions_lost')}</p>}
      {actions.length === 0 && !unasked && <p class="lead second">{t('permissions_actions_none')}</p>}
      {actions.length > 0 && !lost && (
        <>
          <div class="sum">
            <VerdictCounts actions={actions} />
            <BasisNote actions={actions} evidence={asked.evidence} />
          </div>
          {children(asked, actions)}
        </>
      )}
      {/* Who said so stands above the verdicts, why at length below. */}
      {note}
      {answer?.catalogue === 'documented' && actions.length > 0 && (
        <p class="lead second">{t('permissions_documented')}</p>
      )}
      <MissingNotes missing={missing.filter(({ what }) => what !== 'check')} onRetry={check.refetch} />
    </>
  );
}
