import { useQuery } from '#components/hooks/use-query.ts';
import { t } from '#lib/i18n.ts';
import { Form } from '../Form.tsx';
import { FormPage } from '../FormPage.tsx';
import { type SpecProps, textIn } from '../field.ts';
import { holderIn, nameOfHolder } from '../holder.ts';
import { RolesNotes } from '../RolesNotes.tsx';
import { roleOptions } from '../role-fields.ts';

/** Another role in the place of one that is held: the new one is given first, so that nobody is without any in between. */
export function ChangeRole({ work }: SpecProps) {
  const { organizationId = '', roleId = '', workspaceId, projectId } = work.of;
  const roles = useQuery('roles', { organizationId });
  const people = useQuery('people', { organizationId });
  const holder = holderIn(work.of);
  const name = nameOfHolder(people.data, holder);
  const old = roles.data?.roles.find(({ id }) => id === roleId);
  const title = t('form_change_role');
  const where = { organizationId, holder, workspaceId: workspaceId ?? null, projectId: projectId ?? null };
  return (
    <FormPage
      title={title}
      about={name && t('form_change_role_of', { name, role: old?.name ?? roleId })}
      query={roles}
    >
      {(known) => (
        <Form
          work={work}
          title={title}
          fields={() => [
            {
              name: 'role',
              kind: 'choice',
              label: t('form_new_role'),
              initial: '',
              isRequired: true,
              none: t('form_choose'),
              options: roleOptions(
                known.roles.filter(({ id, level }) => id !== roleId && (!old || level === old.level)),
              ),
            },
          ]}
          changesOf={(values) => [
            { kind: 'assignRole', input: { ...where, roleId: textIn(values, 'role') } },
            { kind: 'revokeRole', input: { ...where, roleId } },
          ]}
        >
          {() => <RolesNotes roles={known} onRetry={roles.refetch} />}
        </Form>
      )}
    </FormPage>
  );
}
