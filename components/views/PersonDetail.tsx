import { useQuery } from '#components/hooks/use-query.ts';
import { ActionLink } from '#components/ui/ActionLink.tsx';
import { DetailHead } from '#components/ui/DetailHead.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { NotInRows } from '#components/ui/NotInRows.tsx';
import { Query } from '#components/ui/Query.tsx';
import { Section } from '#components/ui/Section.tsx';
import { type PlainKey, t } from '#lib/i18n.ts';
import type { Person } from '#lib/model/access.ts';
import { accountOf } from '#lib/model/drafts/account-of.ts';
import { AccessActions } from './AccessActions.tsx';
import { AccountKeys } from './edit/AccountKeys.tsx';
import { HeldRoles } from './edit/HeldRoles.tsx';
import { PersonEdit } from './edit/PersonEdit.tsx';
import { PersonFields } from './PersonFields.tsx';
import { PersonMarks } from './PersonMarks.tsx';
import { RoleList } from './RoleList.tsx';
import { ShowPeople } from './ShowPeople.tsx';
import { TeamsOfPerson } from './TeamsOfPerson.tsx';

const KINDS: Record<Person['kind'], PlainKey> = {
  user: 'kind_person',
  'service-account': 'kind_service_account',
  invitation: 'kind_invitation',
};

/** One person, service account or invitation: every role with its place and source, and the teams. */
export function PersonDetail({ id, organizationId }: { id: string; organizationId: string }) {
  const query = useQuery('people', { organizationId });
  const person = query.data?.people.items.find((one) => one.id === id);
  return (
    <>
      <DetailHead
        title={person?.name ?? t('kind_person')}
        kind={t(KINDS[person?.kind ?? 'user'])}
        state={person && <PersonMarks person={person} />}
      />
      <Query query={query}>
        {({ people, missing }) =>
          person ? (
            <>
              <div class="actions">
                <AccessActions whose={{ kind: 'person', id, organizationId }} />
                <ActionLink to={{ kind: 'organization-members', id: organizationId }}>
                  {t('open_in_zenml')}
                </ActionLink>
              </div>
              <PersonEdit person={person} organizationId={organizationId} />
              <PersonFields person={person} />
              <MissingNotes missing={missing} onRetry={query.refetch} />
              <Section title={t('roles_section')}>
                <RoleList roles={person.roles} empty={t('roles_none')} />
              </Section>
              <HeldRoles holder={accountOf(person)} organizationId={organizationId} />
              <TeamsOfPerson person={person} organizationId={organizationId} />
              {person.kind === 'service-account' && (
                <AccountKeys accountId={id} organizationId={organizationId} />
              )}
            </>
          ) : (
            <NotInRows rows={people} onRetry={query.refetch}>
              <Empty text={t('person_gone')}>
                <ShowPeople organizationId={organizationId}>{t('show_people')}</ShowPeople>
              </Empty>
            </NotInRows>
          )
        }
      </Query>
    </>
  );
}
