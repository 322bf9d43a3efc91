import { useSession } from '#components/app/session-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { byName } from '#components/ui/by-name.ts';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import type { Change } from '#lib/changes.ts';
import { t } from '#lib/i18n.ts';
import type { Person } from '#lib/model/access.ts';
import { accountOf } from '#lib/model/drafts/account-of.ts';
import type { Team } from '#lib/model/resources/team.ts';
import { Form } from '../Form.tsx';
import { FormPage } from '../FormPage.tsx';
import { type Field, linesIn, type Option, type SpecProps, textIn, type Values } from '../field.ts';
import { GiveNotes } from '../GiveNotes.tsx';
import { RolesNotes } from '../RolesNotes.tsx';
import { placeIn, roleFields } from '../role-fields.ts';
import { useOrganizationName } from '../use-organization-name.ts';
import { usePageIn } from '../use-page-in.ts';
import { usePersonOptions } from '../use-person-options.ts';
import { useWorkspacesOf } from '../use-workspaces-of.ts';

/** One role or one team for many people. */
export function GiveMany({ work }: SpecProps) {
  const { word } = useSession();
  const { organizationId = '' } = work.of;
  const people = useQuery('people', { organizationId });
  const roles = useQuery('roles', { organizationId });
  const workspaces = useWorkspacesOf(organizationId);
  const at = usePageIn(organizationId);
  const options = usePersonOptions(people.data);
  const title = t('form_give_many');
  return (
    <FormPage title={title} about={useOrganizationName(organizationId)} query={people}>
      {({ people: rows, teams }) => (
        <Form
          work={work}
          title={title}
          fields={(values) => [
            peopleField(options),
            givesField(),
            ...(values.gives === 'team'
              ? [teamField(teams.items)]
              : roleFields(values, { roles: roles.data?.roles ?? [], workspaces, word, at })),
          ]}
          changesOf={(values) =>
            changesFor(picked(rows.items, linesIn(values, 'people')), values, organizationId)
          }
        >
          {(values) => (
            <>
              <GiveNotes {...leftOut(rows.items, values)} />
              {roles.data && <RolesNotes roles={roles.data} onRetry={roles.refetch} />}
              <RowsNotes rows={rows} onRetry={people.refetch} />
            </>
          )}
        </Form>
      )}
    </FormPage>
  );
}

function picked(people: readonly Person[], ids: readonly string[]): Person[] {
  const wanted = new Set(ids);
  return people.filter(({ id }) => wanted.has(id));
}

const peopleField = (options: readonly Option[]): Field => ({
  name: 'people',
  kind: 'checks',
  label: t('people_section'),
  initial: '',
  isRequired: true,
  options,
});

const givesField = (): Field => ({
  name: 'gives',
  kind: 'choice',
  label: t('form_give_what'),
  initial: 'role',
  isRequired: true,
  none: t('form_choose'),
  options: [
    { value: 'role', label: t('form_give_role') },
    { value: 'team', label: t('form_give_team') },
  ],
});

const teamField = (teams: readonly Team[]): Field => ({
  name: 'team',
  kind: 'choice',
  label: t('kind_team'),
  initial: '',
  isRequired: true,
  none: t('form_choose'),
  options: [...teams].sort(byName(({ name }) => name)).map(({ id, name }) => ({ value: id, label: name })),
});

/** Of those picked, who is left out. */
function leftOut(people: readonly Person[], values: Values): { inTeam: Person[]; gone: number } {
  const ids = linesIn(values, 'people');
  const known = picked(people, ids);
  return {
    inTeam: values.gives === 'team' ? known.filter(isIn(textIn(values, 'team'))) : [],
    gone: ids.length - known.length,
  };
}

const isIn =
  (teamId: string) =>
  ({ teams }: Person): boolean =>
    teams.some(({ id }) => id === teamId);

/** Who is in the team already is left out; who holds the role, only the plan can tell. */
function changesFor(people: readonly Person[], values: Values, organizationId: string): Change[] {
  if (values.gives === 'team') {
    const teamId = textIn(values, 'team');
    const isMember = isIn(teamId);
    return people
      .filter((person) => !isMember(person))
      .map((person) => ({
        kind: 'addTeamMember',
        input: { organizationId, teamId, member: accountOf(person) },
      }));
  }
  return people.map((person) => ({
    kind: 'assignRole',
    input: {
      organizationId,
      roleId: textIn(values, 'role'),
      holder: accountOf(person),
      ...placeIn(values),
    },
  }));
}
