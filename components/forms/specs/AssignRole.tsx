import { useSession } from '#components/app/session-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { t } from '#lib/i18n.ts';
import { Form } from '../Form.tsx';
import { FormPage } from '../FormPage.tsx';
import { type SpecProps, textIn } from '../field.ts';
import { holderIn, nameOfHolder } from '../holder.ts';
import { RolesNotes } from '../RolesNotes.tsx';
import { placeIn, roleFields } from '../role-fields.ts';
import { usePageIn } from '../use-page-in.ts';
import { useWorkspacesOf } from '../use-workspaces-of.ts';

/** Gives a role to a person, team or invitation, at the organization, a workspace or a project. */
export function AssignRole({ work }: SpecProps) {
  const { word } = useSession();
  const { organizationId = '', workspaceId, projectId } = work.of;
  const page = usePageIn(organizationId);
  const roles = useQuery('roles', { organizationId });
  const people = useQuery('people', { organizationId });
  const workspaces = useWorkspacesOf(organizationId);
  const holder = holderIn(work.of);
  const title = t('form_assign_role');
  return (
    <FormPage title={title} about={nameOfHolder(people.data, holder)} query={roles}>
      {(known) => (
        <Form
          work={work}
          title={title}
          fields={(values) =>
            roleFields(values, {
              roles: known.roles,
              workspaces,
              word,
              at: workspaceId ? { workspaceId, projectId } : page,
            })
          }
          changesOf={(values) => [
            {
              kind: 'assignRole',
              input: { organizationId, roleId: textIn(values, 'role'), holder, ...placeIn(values) },
            },
          ]}
        >
          {() => <RolesNotes roles={known} onRetry={roles.refetch} />}
        </Form>
      )}
    </FormPage>
  );
}
