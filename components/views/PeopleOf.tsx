import { useMemo } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { ActionLink } from '#components/ui/ActionLink.tsx';
import { byName } from '#components/ui/by-name.ts';
import { Empty } from '#components/ui/Empty.tsx';
import { number } from '#components/ui/format.ts';
import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { Query } from '#components/ui/Query.tsx';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { Section } from '#components/ui/Section.tsx';
import { t } from '#lib/i18n.ts';
import type { Person } from '#lib/model/access.ts';
import { PeopleEdit } from './edit/PeopleEdit.tsx';
import { PersonList } from './PersonList.tsx';
import { TeamList } from './TeamList.tsx';

/** The people and teams of one organization. */
export function PeopleOf({ organizationId }: { organizationId: string }) {
  const { open } = useNavigation();
  const query = useQuery('people', { organizationId });
  return (
    <Query query={query} rows={8}>
      {({ people, teams, missing }) => (
        <>
          <MissingNotes missing={missing} onRetry={query.refetch} />
          <PeopleEdit organizationId={organizationId} />
          <Section title={t('people_section')} aside={<Count of={people.items} />}>
            <SortedPeople
              people={people.items}
              onOpen={({ id }) => open({ kind: 'person', id, organizationId })}
            />
            {people.items.length === 0 && people.complete && (
              <Empty text={t('people_none')}>
                <ActionLink to={{ kind: 'organization-members', id: organizationId }}>
                  {t('open_in_zenml')}
                </ActionLink>
              </Empty>
            )}
            <RowsNotes rows={people} onRetry={query.refetch} />
          </Section>
          <Section title={t('teams_section')} aside={<Count of={teams.items} />}>
            <TeamList
              label={t('teams_section')}
              teams={teams.items}
              onOpen={({ id }) => open({ kind: 'team', id, organizationId })}
            />
            {teams.items.length === 0 && teams.complete && <p class="lead second">{t('teams_none')}</p>}
            <RowsNotes rows={teams} onRetry={query.refetch} />
          </Section>
        </>
      )}
    </Query>
  );
}

function SortedPeople({ people, onOpen }: { people: readonly Person[]; onOpen: (person: Person) => void }) {
  const sorted = useMemo(() => [...people].sort(byName(({ name }) => name)), [people]);
  return <PersonList label={t('people_section')} people={sorted} onOpen={onOpen} />;
}

const Count = ({ of }: { of: readonly unknown[] }) => <span class="second">{number(of.length)}</span>;
