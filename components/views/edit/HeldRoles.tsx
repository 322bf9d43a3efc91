import { useEditing } from '#components/hooks/use-editing.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { missingOf } from '#components/ui/missing-of.ts';
import { Query } from '#components/ui/Query.tsx';
import { Section } from '#components/ui/Section.tsx';
import type { Holder } from '#lib/changes.ts';
import { plural, t } from '#lib/i18n.ts';
import { type HeldDirectly, heldDirectly } from '#lib/model/drafts/held-directly.ts';
import { placeOfRole, useNamesOfWorkspaces } from '../role-place.ts';
import { DraftButton } from './DraftButton.tsx';
import { FormButton } from './FormButton.tsx';

interface Props {
  holder: Holder;
  organizationId: string;
}

/** The roles that somebody holds themselves, each to be changed or taken; nothing while editing is off. */
export function HeldRoles(props: Props) {
  const { isOn } = useEditing();
  return isOn ? <Held {...props} /> : null;
}

function Held({ holder, organizationId }: Props) {
  const reach = useQuery('reach', { organizationId });
  const nameOfWorkspace = useNamesOfWorkspaces();
  return (
    <Section title={t('edit_held_roles')}>
      <Query query={reach} rows={2}>
        {(evidence) => {
          const { roles, shares } = heldDirectly(evidence, holder);
          return (
            <>
              <ul class="roles editable">
                {roles.map((role) => (
                  <li key={role.key}>
                    <span class="name">{role.name}</span>{' '}
                    <span class="second">{placeOfRole(role, nameOfWorkspace)}</span>
                    <HeldActions role={role} holder={holder} organizationId={organizationId} />
                  </li>
                ))}
              </ul>
              {roles.length === 0 && evidence.complete && <p class="lead second">{t('edit_held_none')}</p>}
              {shares > 0 && <p class="lead second">{plural('edit_shares', shares)}</p>}
              {!evidence.complete && (
                <p class="lead second" role="status">
                  {t('edit_held_reading')}
                </p>
              )}
              <MissingNotes missing={missingOf(evidence.missing)} onRetry={reach.refetch} />
            </>
          );
        }}
      </Query>
    </Section>
  );
}

function HeldActions({ role, holder, organizationId }: Props & { role: HeldDirectly }) {
  const { roleId, workspaceId, projectId, name } = role;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div class="row-actions" role="group" aria-label={name}>
      <FormButton
        form="change-role"
        of={{
          organizationId,
          roleId,
          holderKind: holder.kind,
          holderId: holder.id,
          ...(workspaceId !== null && { workspaceId }),
          ...(projectId !== null && { projectId }),
        }}
      >
        {t('form_change_role')}
      </FormButton>
      <DraftButton
        changes={[{ kind: 'revokeRole', input: { organizationId, roleId, holder, workspaceId, projectId } }]}
      >
        {t('edit_take_role')}
      </DraftButton>
    </div>
  );
}
