import type { FormName } from '#components/forms/FormView.tsx';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import type { Extension } from './launch-extension.ts';

/** Every form by its name, with the ids of what it is about in the demo. */
export function formsOf({ controlPlane }: Extension): Record<FormName, Record<string, string>> {
  const ids = demoIds(controlPlane.state);
  const { id: organizationId } = ids.organization('Northwind ML');
  const { id: workspaceId } = ids.workspace('prod-vision');
  const { id: teamId } = ids.team('Northwind ML', 'ml-core');
  const { id: personId } = ids.user('bram@northwind.example');
  const { id: accountId } = ids.user('nightly-reports');
  const role = (name: string) => ids.role('Northwind ML', name).id;
  const holder = { holderKind: 'team', holderId: teamId };
  return {
    'assign-role': { organizationId, ...holder },
    'change-role': { organizationId, workspaceId, roleId: role('Workspace Developer'), ...holder },
    'copy-access': { organizationId, personId },
    'create-key': { organizationId, accountId },
    'create-organization': {},
    'create-role': { organizationId },
    'create-service-account': { organizationId },
    'create-team': { organizationId },
    'create-user': {},
    'create-workspace': { organizationId },
    'edit-organization': { organizationId },
    'edit-role': { organizationId, roleId: role('Release Manager') },
    'edit-team': { organizationId, teamId },
    'edit-user': { userId: personId },
    'edit-workspace': { workspaceId },
    'enroll-workspace': { organizationId },
    'give-many': { organizationId },
    invite: { organizationId },
    'take-everything': { organizationId, personId },
    'team-members': { organizationId, teamId },
    'teams-of': { organizationId, personId },
    'upgrade-workspace': { workspaceId },
  };
}

/** The address in the extension of the full page with a form. */
export const formPath = (form: string, of: Record<string, string>): string =>
  `/manage.html?${new URLSearchParams([
    ['form', form],
    ...Object.entries(of).map(([name, id]) => [`of.${name}`, id]),
  ])}`;
