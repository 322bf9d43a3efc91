import { t } from '#lib/i18n.ts';
import type { Team } from '#lib/model/resources/team.ts';
import { DraftButton } from './DraftButton.tsx';
import { EditActions } from './EditActions.tsx';
import { FormButton } from './FormButton.tsx';

/** What can be changed about a team. */
export function TeamEdit({ team, organizationId }: { team: Team; organizationId: string }) {
  const teamId = team.id;
  const of = { organizationId, teamId };
  return (
    <EditActions>
      <FormButton form="edit-team" of={of}>
        {t('edit')}
      </FormButton>
      <FormButton form="team-members" of={of}>
        {t('edit_members')}
      </FormButton>
      <FormButton form="assign-role" of={{ organizationId, holderKind: 'team', holderId: teamId }}>
        {t('form_assign_role')}
      </FormButton>
      <DraftButton changes={[{ kind: 'deleteTeam', input: of }]}>{t('edit_delete_team')}</DraftButton>
    </EditActions>
  );
}
