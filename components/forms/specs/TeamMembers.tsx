import { useQuery } from '#components/hooks/use-query.ts';
import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { t } from '#lib/i18n.ts';
import type { Person } from '#lib/model/access.ts';
import { accountOf } from '#lib/model/drafts/account-of.ts';
import { Form } from '../Form.tsx';
import { FormPage } from '../FormPage.tsx';
import type { SpecProps } from '../field.ts';
import { membershipsFrom } from '../memberships.ts';
import { usePersonOptions } from '../use-person-options.ts';

/** Who is in a team: those who are ticked are added, those who are not any more are taken out. */
export function TeamMembers({ work }: SpecProps) {
  const { organizationId = '', teamId = '' } = work.of;
  const people = useQuery('people', { organizationId });
  const options = usePersonOptions(people.data);
  const title = t('form_team_members');
  return (
    <FormPage
      title={title}
      about={people.data?.teams.items.find(({ id }) => id === teamId)?.name}
      query={people}
    >
      {({ people: rows, missing }) => {
        const isMember = ({ teams }: Person) => teams.some(({ id }) => id === teamId);
        const members = new Set(rows.items.filter(isMember).map(({ id }) => id));
        const initial = options.flatMap(({ value }) => (members.has(value) ? [value] : []));
        return (
          <Form
            work={work}
            title={title}
            fields={() => [
              {
                name: 'members',
                kind: 'checks',
                label: t('members_section'),
                initial: initial.join('\n'),
                options,
              },
            ]}
            changesOf={(values) =>
              membershipsFrom(initial, values, 'members', (id) => {
                const person = rows.items.find((one) => one.id === id);
                return person && { organizationId, teamId, member: accountOf(person) };
              })
            }
          >
            {() => (
              <>
                <MissingNotes missing={missing} onRetry={people.refetch} />
                <RowsNotes rows={rows} onRetry={people.refetch} />
              </>
            )}
          </Form>
        );
      }}
    </FormPage>
  );
}
