import { useQuery } from '#components/hooks/use-query.ts';
import { byName } from '#components/ui/by-name.ts';
import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { NotInRows } from '#components/ui/NotInRows.tsx';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { t } from '#lib/i18n.ts';
import { accountOf } from '#lib/model/drafts/account-of.ts';
import { Form } from '../Form.tsx';
import { FormPage } from '../FormPage.tsx';
import type { SpecProps } from '../field.ts';
import { membershipsFrom } from '../memberships.ts';

/** The teams that somebody is in: those that are ticked are joined, those that are not any more are left. */
export function TeamsOf({ work }: SpecProps) {
  const { organizationId = '', personId = '' } = work.of;
  const people = useQuery('people', { organizationId });
  const person = people.data?.people.items.find(({ id }) => id === personId);
  const title = t('form_teams_of');
  return (
    <FormPage title={title} about={person?.name} query={people}>
      {({ people: rows, teams, missing }) => {
        if (!person) {
          return (
            <NotInRows rows={rows} onRetry={people.refetch}>
              <p class="lead">{t('person_gone')}</p>
            </NotInRows>
          );
        }
        const sorted = [...teams.items].sort(byName(({ name }) => name));
        const initial = sorted.flatMap(({ id }) => (person.teams.some((team) => team.id === id) ? [id] : []));
        return (
          <Form
            work={work}
            title={title}
            fields={() => [
              {
                name: 'teams',
                kind: 'checks',
                label: t('teams_section'),
                initial: initial.join('\n'),
                options: sorted.map(({ id, name, description }) => ({
                  value: id,
                  label: name,
                  ...(description && { second: description }),
                })),
              },
            ]}
            changesOf={(values) =>
              membershipsFrom(initial, values, 'teams', (teamId) => ({
                organizationId,
                teamId,
                member: accountOf(person),
              }))
            }
          >
            {() => (
              <>
                {teams.items.length === 0 && teams.complete && <p class="second">{t('teams_none')}</p>}
                <MissingNotes missing={missing} onRetry={people.refetch} />
                <RowsNotes rows={teams} onRetry={people.refetch} />
              </>
            )}
          </Form>
        );
      }}
    </FormPage>
  );
}
