import { createSeedBuilder, type SeedBuilder } from '../../control-plane/seeds/seed-builder.ts';
import type { OrganizationRecord, UserRecord, WorkspaceRecord } from '../../control-plane/state/records.ts';
import type { State } from '../../control-plane/state/state.ts';
import { PAYLOADS } from './payloads.ts';

/** Names that do something only when they are the whole of a name, as keys of an object. */
const BARE = ['__proto__', 'constructor', '[object Object]'];
const COUNT = PAYLOADS.length + BARE.length;
const indexes = Array.from({ length: COUNT }, (_, index) => index);

/** The payload with that number as a text in that field, which says so: no other field can stand for it. The last three are bare. */
export const textIn = (field: string, index: number): string =>
  BARE[index - PAYLOADS.length] ?? `${PAYLOADS[index % PAYLOADS.length]} ${field}`;

/** A field with each of the payloads. */
export const textsIn = (field: string): string[] => indexes.map((index) => textIn(field, index));

/** Texts that ZenML's own dictionaries of words have: shown with a capital letter and without `_`. */
const asWord = (text: string): string => {
  const [first = '', ...rest] = text.replaceAll('_', ' ');
  return first.toUpperCase() + rest.join('');
};

/** What projects and the things in them are called: the control plane has no names of them, and our views none to show. */
export const NOT_READ = 'of a workspace server';

/** Who administers all of it, and who administers one organization, in which nearly all of it is, and sees no other. */
export const ADMIN = 'admin@payloads.example';
export const LEAD = 'lead@payloads.example';

/** The same some payloads further on, so that the fields of one thing have different ones. */
const further = (field: string, index: number, steps: number): string =>
  textIn(field, index < PAYLOADS.length ? (index + 6 * steps) % PAYLOADS.length : index);

/** All that ZenML tells of a workspace, each text of it another payload: those of any six in a row are all sixty. */
const workspaceFields = (index: number, kind = 'workspace') => ({
  name: further(`${kind} slug`, index, 1),
  display_name: textIn(`${kind} name`, index),
  description: further(`${kind} description`, index, 2),
  logo_url: textIn(`${kind} logo`, index),
  zenml_service: {
    configuration: { version: further(`${kind} version wanted`, index, 3) },
    status: {
      server_url: further(`${kind} server`, index, 4),
      version: further(`${kind} version`, index, 5),
      storage_size: 1,
    },
  },
  usage_counts: { [further(`${kind} counter`, index, 6)]: 1 },
  desired_state: further(`${kind} state wanted`, index, 7) as WorkspaceRecord['desired_state'],
  status: further(`${kind} status`, index, 8) as WorkspaceRecord['status'],
  state_reason: further(`${kind} reason`, index, 9),
});

/** What its details paint of all that. */
export const textsOfWorkspace = (workspace: WorkspaceRecord): string[] => {
  const { name, display_name, description, zenml_service, usage_counts } = workspace;
  const { configuration, status } = zenml_service;
  const words = [workspace.desired_state, workspace.status, workspace.state_reason];
  return [
    ...[name, display_name, description, configuration.version, status?.version, status?.server_url],
    ...[...words, ...Object.keys(usage_counts)].map((word) => word && asWord(word)),
  ].flatMap((text) => text ?? []);
};

/**
 * An organization in which everything that has a name has each payload once, in every field that is a text, and as many other
 * organizations. Its administrators are in every team, and hold a role through each at the workspace `page`.
 */
export function seedPayloads(state: State) {
  const builder = createSeedBuilder(state, 7, Date.now());
  const admin = builder.person(textIn('own name', 0), ADMIN);
  const lead = builder.person(textIn('lead', 0), LEAD);
  const home = builder.organization(textIn('own organization', 0), admin, {});
  builder.assign(home, 'Organization Admin', { user: lead });
  const page = builder.workspace(home, admin, workspaceFields(0, 'page'));
  const rows = indexes.map((index) => seedOne(builder, { admin, lead, home, page }, index));
  const at = (index: number) => {
    const row = rows[index];
    if (!row) throw new Error(`There is no row ${index}.`);
    return row;
  };
  for (const index of indexes) {
    state.apiKeys.add({
      id: builder.random.uuid(),
      owner_id: at(0).account.id,
      name: textIn('key', index),
      description: textIn('key description', index),
      key: 'ZENPROKEY_',
      active: true,
      created: Date.now(),
      expires: null,
      last_used: null,
      last_rotated: null,
    });
  }
  return {
    admin,
    home,
    /** As it is after the last turn. */
    page: () => state.workspaces.require(page.id),
    rows,
    at,
    /** Gives what there is one of, the page's workspace, its organization and the administrator, another payload. */
    turnTo(index: number): void {
      state.users.update(admin.id, { name: textIn('own name', index) });
      state.organizations.update(home.id, { name: textIn('own organization', index) });
      state.workspaces.update(page.id, workspaceFields(index, 'page'));
    },
  };
}

interface Around {
  admin: UserRecord;
  lead: UserRecord;
  home: OrganizationRecord;
  page: WorkspaceRecord;
}

function seedOne(builder: SeedBuilder, { admin, lead, home, page }: Around, index: number) {
  const text = (field: string) => textIn(field, index);
  const person = builder.person(text('person'), text('e-mail'), { avatar_url: text('avatar') });
  const organization = builder.organization(text('organization'), person, {
    description: further('organization description', index, 3),
    logo_url: text('organization logo'),
    trusted_domains: [further('domain', index, 6)],
  });
  builder.assign(organization, 'Organization Admin', { user: admin });
  const workspace = builder.workspace(home, person, workspaceFields(index));
  const role = builder.customRole(home, {
    name: text('role'),
    description: text('role description'),
    level: 'organization',
    permissions: ['team:read'],
  });
  const held = builder.customRole(home, {
    name: text('held role'),
    level: 'workspace',
    permissions: ['model:read'],
  });
  const team = builder.team(home, text('team'), further('team description', index, 3), [admin, lead, person]);
  const account = builder.serviceAccount(home, text('service account'), text('account description'));
  const invitation = builder.invitation(home, text('invitation'), admin, role.name);
  builder.assign(home, role.name, { user: person });
  builder.assign(home, role.name, { user: account });
  builder.assign(home, held.name, { team }, { workspace: page });
  const project = builder.project(page, text(`project ${NOT_READ}`), text(`project ${NOT_READ}`), admin);
  for (const type of ['pipeline_run', 'model', 'artifact']) {
    builder.resource(type, text(`resource ${NOT_READ}`), { workspace: page, project }, admin);
  }
  for (const type of ['stack', 'stack_component', 'service_connector', 'secret']) {
    builder.resource(type, text(`resource ${NOT_READ}`), { workspace: page }, admin);
  }
  return { person, organization, workspace, role, held, team, account, invitation };
}
