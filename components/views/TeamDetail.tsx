import { useNavigation } from '#components/app/navigation-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { DateValue } from '#components/ui/DateValue.tsx';
import { DetailHead } from '#components/ui/DetailHead.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { Field, Fields } from '#components/ui/Fields.tsx';
import { Id } from '#components/ui/Id.tsx';
import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { NotInRows } from '#components/ui/NotInRows.tsx';
import { Query } from '#components/ui/Query.tsx';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { Section } from '#components/ui/Section.tsx';
import { t } from '#lib/i18n.ts';
import type { Team } from '#lib/model/resources/team.ts';
import { AccessActions } from './AccessActions.tsx';
import { HeldRoles } from './edit/HeldRoles.tsx';
import { TeamEdit } from './edit/TeamEdit.tsx';
import { PersonList } from './PersonList.tsx';
import { ShowPeople } from './ShowPeople.tsx';

/** One team and its members. */
export function TeamDetail({ id, organizationId }: { id: string; organizationId: string }) {
  const { open } = useNavigation();
  const query = useQuery('people', { organizationId });
  const team = query.data?.teams.items.find((one) => one.id === id);
  return (
    <>
      <DetailHead title={team?.name ?? t('kind_team')} kind={t('kind_team')} />
      <Query query={query}>
        {({ people, teams, missing }) => {
          if (!team) {
            return (
              <NotInRows rows={teams} onRetry={query.refetch}>
                <Empty text={t('team_gone')}>
                  <ShowPeople organizationId={organizationId}>{t('show_people')}</ShowPeople>
                </Empty>
              </NotInRows>
            );
          }
          const members = people.items.filter(({ teams }) => teams.some((one) => one.id === id));
          return (
            <>
              <div class="actions">
                <AccessActions whose={{ kind: 'team', id, organizationId }} />
              </div>
              <TeamEdit team={team} organizationId={organizationId} />
              <TeamFields team={team} />
              <MissingNotes missing={missing} onRetry={query.refetch} />
              <HeldRoles holder={{ kind: 'team', id }} organizationId={organizationId} />
              <Section title={t('members_section')}>
                <PersonList
                  label={t('members_section')}
                  people={members}
                  onOpen={(person) => open({ kind: 'person', id: person.id, organizationId })}
                />
                {members.length === 0 ? (
                  <NotInRows rows={people} onRetry={query.refetch}>
                    <p class="lead second">{t('members_none')}</p>
                  </NotInRows>
                ) : (
                  !people.complete && (
                    <RowsNotes rows={{ ...people, items: members }} onRetry={query.refetch} />
                  )
                )}
              </Section>
            </>
          );
        }}
      </Query>
    </>
  );
}

function TeamFields({ team }: { team: Team }) {
  return (
    <Fields>
      {team.description && <Field name={t('label_description')}>{team.description}</Field>}
      <Field name={t('label_created')}>
        <DateValue time={team.created} />
      </Field>
      <Field name={t('label_id')}>
        <Id id={team.id} of={team.name} />
      </Field>
    </Fields>
  );
}
