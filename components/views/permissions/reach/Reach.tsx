import { useNavigation } from '#components/app/navigation-context.ts';
import type { Whose } from '#components/app/view-state.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { FailureView } from '#components/ui/FailureView.tsx';
import { Query } from '#components/ui/Query.tsx';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { t } from '#lib/i18n.ts';
import type { Organization } from '#lib/model/resources/organization.ts';
import type { Candidate } from './candidates.ts';
import { ReachLimits } from './ReachLimits.tsx';
import { ReachNotes } from './ReachNotes.tsx';
import { ReachOf } from './ReachOf.tsx';
import { ReachProgress } from './ReachProgress.tsx';
import { useEverywhere, useReach } from './use-reach.ts';
import { useWhose } from './use-whose.ts';
import { WhoseHead } from './WhoseHead.tsx';
import { WhosePicker } from './WhosePicker.tsx';

/** What whoever is asked about can reach, else I. */
export const Reach = () => <ReachEverywhere whose={useNavigation().view.whose} />;

/** What somebody (null: I) can reach in all organizations that I can see. */
export function ReachEverywhere({ whose }: { whose: Whose | null }) {
  const organizations = useQuery('organizations', {});
  return (
    <Query query={organizations}>
      {(rows) => (
        <>
          <ReachIn organizations={rows.items} whose={whose} />
          {rows.items.length === 0 && rows.complete && <p class="lead">{t('organizations_none')}</p>}
          <RowsNotes rows={rows} onRetry={organizations.refetch} />
        </>
      )}
    </Query>
  );
}

interface Props {
  organizations: readonly Organization[];
  whose: Whose | null;
}

function ReachIn({ organizations, whose }: Props) {
  const { ask, identify } = useNavigation();
  const everywhere = useEverywhere(organizations);
  const principal = useWhose(whose, everywhere);
  const all = useReach(everywhere, principal);
  const pick = ({ principal: { id, kind }, organizationId }: Candidate) => {
    identify(null);
    ask('reach', { kind: kind === 'team' ? 'team' : 'person', id, organizationId });
  };
  return (
    <>
      <WhoseHead principal={principal} />
      <WhosePicker among={everywhere} isComplete={all.every(({ isReading }) => !isReading)} onPick={pick} />
      <ReachProgress all={all} />
      <p class="basis second">{t('basis_roles')}</p>
      <ReachNotes principal={principal} all={all} />
      {everywhere.workspaces.data ? (
        <RowsNotes rows={everywhere.workspaces.data} onRetry={everywhere.workspaces.refetch} />
      ) : (
        everywhere.workspaces.failure && (
          <FailureView
            failure={everywhere.workspaces.failure}
            onRetry={everywhere.workspaces.refetch}
            isNote
          />
        )
      )}
      <ReachOf key={principal.id} principal={principal} all={all} />
      <ReachLimits />
    </>
  );
}
