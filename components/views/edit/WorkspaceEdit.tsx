import { t } from '#lib/i18n.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';
import { DraftButton } from './DraftButton.tsx';
import { EditActions } from './EditActions.tsx';
import { FormButton } from './FormButton.tsx';

const STATES = ['available', 'deactivated'] as const;

/** What can be changed about a workspace. */
export function WorkspaceEdit({ workspace }: { workspace: Workspace }) {
  const { id: workspaceId, desiredState, status, isManaged } = workspace;
  const of = { workspaceId };
  const isOff = (desiredState ?? status) === 'deactivated';
  // What failed on its way to either can be sent to both.
  const states = status === 'failed' ? STATES : STATES.filter((state) => (state === 'available') === isOff);
  return (
    <EditActions>
      <FormButton form="edit-workspace" of={of}>
        {t('edit')}
      </FormButton>
      {isManaged && (
        <>
          <FormButton form="upgrade-workspace" of={of}>
            {t('form_upgrade')}
          </FormButton>
          {states.map((state) => (
            <DraftButton key={state} changes={[{ kind: 'setWorkspaceState', input: { workspaceId, state } }]}>
              {t(state === 'available' ? 'edit_activate' : 'edit_deactivate')}
            </DraftButton>
          ))}
        </>
      )}
    </EditActions>
  );
}
