import { useQuery } from '#components/hooks/use-query.ts';
import { NotInRows } from '#components/ui/NotInRows.tsx';
import { WorkHead } from '#components/views/changes/WorkHead.tsx';
import { t } from '#lib/i18n.ts';
import { edited, isEdited } from '../edited.ts';
import { Form } from '../Form.tsx';
import { FormPage } from '../FormPage.tsx';
import { type SpecProps, textIn, textOrNull } from '../field.ts';
import { useOrganizationName } from '../use-organization-name.ts';
import { descriptionField, nameField } from '../usual-fields.ts';

/** A new team of an organization. */
export function CreateTeam({ work }: SpecProps) {
  const { organizationId = '' } = work.of;
  const title = t('form_create_team');
  return (
    <>
      <WorkHead title={title} second={useOrganizationName(organizationId)} />
      <Form
        work={work}
        title={title}
        fields={() => [nameField(), descriptionField()]}
        changesOf={(values) => [
          {
            kind: 'createTeam',
            input: {
              organizationId,
              name: textIn(values, 'name'),
              description: textOrNull(values, 'description'),
            },
          },
        ]}
      />
    </>
  );
}

/** The name and description of a team. */
export function EditTeam({ work }: SpecProps) {
  const { organizationId = '', teamId = '' } = work.of;
  const people = useQuery('people', { organizationId });
  const team = people.data?.teams.items.find(({ id }) => id === teamId);
  const title = t('form_edit_team');
  return (
    <FormPage title={title} about={team?.name} query={people}>
      {({ teams }) =>
        team ? (
          <Form
            work={work}
            title={title}
            fields={() => [nameField(team.name), descriptionField(team.description)]}
            changesOf={(values) => {
              const set = edited(
                { name: textIn(values, 'name'), description: textOrNull(values, 'description') },
                { name: team.name, description: team.description || null },
              );
              return isEdited(set) ? [{ kind: 'updateTeam', input: { organizationId, teamId, set } }] : [];
            }}
          />
        ) : (
          <NotInRows rows={teams} onRetry={people.refetch}>
            <p class="lead">{t('team_gone')}</p>
          </NotInRows>
        )
      }
    </FormPage>
  );
}
