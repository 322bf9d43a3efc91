import type { FormName } from '#components/forms/FormView.tsx';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import type { Extension } from './launch-extension.ts';

type Ids = Readonly<Record<string, string>>;

/** What forms are about in the demo, by the names that they know it by. */
function thingsOf({ controlPlane }: Extension) {
  const ids = demoIds(controlPlane.state);
  const role = (name: string) => ids.role('Northwind ML', name).id;
  const { id: organizationId } = ids.organization('Northwind ML');
  const { id: workspaceId } = ids.workspace('prod-vision');
  const { id: teamId } = ids.team('Northwind ML', 'ml-core');
  const { id: personId } = ids.user('bram@northwind.example');
  const { id: accountId } = ids.user('nightly-reports');
  return {
    organization: { organizationId },
    workspace: { workspaceId },
    team: { organizationId, teamId },
    person: { organizationId, personId },
    user: { userId: personId },
    account: { organizationId, accountId },
    ownRole: { organizationId, roleId: role('Release Manager') },
    holder: { organizationId, holderKind: 'team', holderId: teamId },
    held: { workspaceId, roleId: role('Workspace Developer') },
    nothing: {},
  };
}

type Things = ReturnType<typeof thingsOf>;

/** Every form by its name, and what it is about; one without an entry does not compile. */
const ABOUT: Record<FormName, (things: Things) => Ids> = {
  'assign-role': ({ holder }) => holder,
  'change-role': ({ holder, held }) => ({ ...holder, ...held }),
  'copy-access': ({ person }) => person,
  'create-key': ({ account }) => account,
  'create-organization': ({ nothing }) => nothing,
  'create-role': ({ organization }) => organization,
  'create-service-account': ({ organization }) => organization,
  'create-team': ({ organization }) => organization,
  'create-user': ({ nothing }) => nothing,
  'create-workspace': ({ organization }) => organization,
  'edit-organization': ({ organization }) => organization,
  'edit-role': ({ ownRole }) => ownRole,
  'edit-team': ({ team }) => team,
  'edit-user': ({ user }) => user,
  'edit-workspace': ({ workspace }) => workspace,
  'enroll-workspace': ({ organization }) => organization,
  'give-many': ({ organization }) => organization,
  invite: ({ organization }) => organization,
  'take-everything': ({ person }) => person,
  'team-members': ({ team }) => team,
  'teams-of': ({ person }) => person,
  'upgrade-workspace': ({ workspace }) => workspace,
};

/** The names of all forms. */
export const FORM_NAMES = Object.keys(ABOUT) as FormName[];

/** The address in the extension of the full page with a form about something in the demo. */
export const formPath = (extension: Extension, form: FormName): string =>
  `/manage.html?${new URLSearchParams([
    ['form', form],
    ...Object.entries(ABOUT[form](thingsOf(extension))).map(([name, id]) => [`of.${name}`, id]),
  ])}`;
