import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { t } from '#lib/i18n.ts';
import type { ActionVerdict } from '#lib/model/access.ts';
import type { Place } from '#lib/model/place.ts';
import type { PermissionCheck } from '#lib/protocol.ts';
import { PermissionTable } from './PermissionTable.tsx';
import { UnknownReason } from './UnknownReason.tsx';
import { VerdictCounts } from './VerdictCounts.tsx';

interface Props {
  place: Place;
  answer: PermissionCheck;
  onRetry: () => void;
  isBusy: boolean;
}

/** What the control plane's permission check said, or why it said nothing. */
export function PermissionVerdicts({ place, answer, onRetry, isBusy }: Props) {
  const names = place.organization || place.workspace || place.serverHost;
  if (names && !answer.place.organization && !answer.place.workspace) {
    return <p class="lead">{t('permissions_unresolved')}</p>;
  }
  const actions = ofResource(answer.actions, place.resource?.type ?? null);
  const unasked = answer.missing.find(({ what }) => what === 'check');
  const others = answer.missing.filter(({ what }) => what !== 'check');
  return (
    <>
      {unasked && (
        <UnknownReason
          failure={unasked.failure}
          isForSome={actions.some(({ verdict }) => verdict !== 'unknown')}
          organizationId={answer.place.organization?.id ?? null}
          onRetry={onRetry}
          isBusy={isBusy}
        />
      )}
      {actions.length > 0 ? (
        <>
          <VerdictCounts actions={actions} />
          <PermissionTable actions={actions} />
        </>
      ) : (
        !unasked && <p class="lead second">{t('permissions_actions_none')}</p>
      )}
      {answer.catalogue === 'documented' && actions.length > 0 && (
        <p class="lead second">{t('permissions_documented')}</p>
      )}
      <MissingNotes missing={others} onRetry={onRetry} />
    </>
  );
}

/** On a resource only its own type counts; when the catalogue does not know the type, all that it has. */
function ofResource(actions: ActionVerdict[], type: string | null): ActionVerdict[] {
  const own = actions.filter(({ resourceType }) => resourceType === type);
  return own.length > 0 ? own : actions;
}
