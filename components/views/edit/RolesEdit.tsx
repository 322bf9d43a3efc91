import { RolesNotes } from '#components/forms/RolesNotes.tsx';
import { roleOptions } from '#components/forms/role-fields.ts';
import { useEditing } from '#components/hooks/use-editing.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { Query } from '#components/ui/Query.tsx';
import { Section } from '#components/ui/Section.tsx';
import { t } from '#lib/i18n.ts';
import type { AccessRole } from '#lib/model/permissions/evidence.ts';
import { DraftButton } from './DraftButton.tsx';
import { FormButton } from './FormButton.tsx';

/** The roles of an organization, with what can be done to each; nothing while editing is off. */
export function RolesEdit({ organizationId }: { organizationId: string }) {
  const { isOn } = useEditing();
  return isOn ? <Roles organizationId={organizationId} /> : null;
}

function Roles({ organizationId }: { organizationId: string }) {
  const roles = useQuery('roles', { organizationId });
  return (
    <Section
      title={t('roles_section')}
      aside={
        <FormButton form="create-role" of={{ organizationId }}>
          {t('form_create_role')}
        </FormButton>
      }
    >
      <Query query={roles} rows={4}>
        {(known) => (
          <>
            <ul class="roles editable">
              {roleOptions(known.roles).map(({ value, label, group }) => {
                const role = known.roles.find(({ id }) => id === value);
                return (
                  role && (
                    <li key={value}>
                      <span class="name">{label}</span>{' '}
                      <span class="second">
                        {group}
                        {role.isSystem && ` · ${t('edit_system_role')}`}
                      </span>
                      <RoleActions role={role} organizationId={organizationId} />
                    </li>
                  )
                );
              })}
            </ul>
            <RolesNotes roles={known} onRetry={roles.refetch} />
          </>
        )}
      </Query>
    </Section>
  );
}

/** A role of ZenML's own can be copied and nothing else. */
function RoleActions({
  role: { id, name, isSystem },
  organizationId,
}: {
  role: AccessRole;
  organizationId: string;
}) {
  const of = { organizationId, roleId: id };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div class="row-actions" role="group" aria-label={name}>
      <FormButton form="create-role" of={of}>
        {t('edit_clone')}
      </FormButton>
      {!isSystem && (
        <>
          <FormButton form="edit-role" of={of}>
            {t('edit')}
          </FormButton>
          <DraftButton changes={[{ kind: 'deleteRole', input: of }]}>{t('edit_delete')}</DraftButton>
        </>
      )}
    </div>
  );
}
