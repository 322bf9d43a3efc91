import { useMemo } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { List } from '#components/ui/List.tsx';
import { Section } from '#components/ui/Section.tsx';
import { t } from '#lib/i18n.ts';
import type { Person } from '#lib/model/access.ts';

/** The teams that somebody is a member of. */
export function TeamsOfPerson({ person, organizationId }: { person: Person; organizationId: string }) {
  const { open } = useNavigation();
  const content = useMemo(
    () =>
      ({ name }: Person['teams'][number]) => ({ name }),
    [],
  );
  return (
    <Section title={t('teams_section')}>
      {person.teams.length === 0 ? (
        <p class="lead second">{t('person_teams_none')}</p>
      ) : (
        <List
          label={t('teams_section')}
          items={person.teams}
          keyOf={({ id }) => id}
          content={content}
          onOpen={({ id }) => open({ kind: 'team', id, organizationId })}
        />
      )}
    </Section>
  );
}
