import { useQuery } from '#components/hooks/use-query.ts';
import { list } from '#components/ui/format.ts';
import { plural, t } from '#lib/i18n.ts';
import type { PeopleOfOrganization } from '#lib/protocol.ts';
import { Form } from '../Form.tsx';
import { FormPage } from '../FormPage.tsx';
import { type Field, type SpecProps, textIn } from '../field.ts';
import { InviteNotes } from '../InviteNotes.tsx';
import { RolesNotes } from '../RolesNotes.tsx';
import { organizationRoleField } from '../role-fields.ts';
import { sortPasted } from '../sort-pasted.ts';
import { useOrganizationName } from '../use-organization-name.ts';

/** Invites the people of a pasted list to an organization, with a role. */
export function Invite({ work }: SpecProps) {
  const { organizationId = '' } = work.of;
  const roles = useQuery('roles', { organizationId });
  const people = useQuery('people', { organizationId });
  const title = t('form_invite');
  return (
    <FormPage title={title} about={useOrganizationName(organizationId)} query={roles}>
      {(known) => (
        <Form
          work={work}
          title={title}
          fields={() => [emailsField(people.data), organizationRoleField(known.roles)]}
          changesOf={(values) =>
            sortPasted(values.emails ?? '', people.data).fresh.map((email) => ({
              kind: 'invite',
              input: { organizationId, email, roleId: textIn(values, 'role') },
            }))
          }
        >
          {(values) => (
            <>
              <InviteNotes pasted={sortPasted(values.emails ?? '', people.data)} people={people} />
              <RolesNotes roles={known} onRetry={roles.refetch} />
            </>
          )}
        </Form>
      )}
    </FormPage>
  );
}

const emailsField = (people: PeopleOfOrganization | null): Field => ({
  name: 'emails',
  kind: 'lines',
  label: t('form_emails'),
  help: t('form_emails_help'),
  initial: '',
  isRequired: true,
  check(text) {
    const { invalid, fresh } = sortPasted(text, people);
    if (invalid.length > 0) return plural('form_bad_emails', invalid.length, { emails: list(invalid) });
    return fresh.length === 0 ? t('form_nobody_new') : null;
  },
});
