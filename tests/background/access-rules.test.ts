// @vitest-environment node
import { afterAll, describe, expect, it } from 'vitest';
import type { CompactEvidence } from '#lib/model/permissions/compact-evidence.ts';
import { decideAll } from '#lib/model/permissions/decide-all.ts';
import { decisionAt } from '#lib/model/permissions/decision-at.ts';
import type { Evidence, Principal } from '#lib/model/permissions/evidence.ts';
import { evidenceAbout } from '#lib/model/permissions/evidence-about.ts';
import { permissionsAt } from '#lib/model/permissions/permissions-at.ts';
import { targetAt, type Whereabouts } from '#lib/model/permissions/target.ts';
import { whoHasAccess } from '#lib/model/permissions/who-has-access.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { decide } from '../control-plane/rbac/access-rules.ts';
import { ALL_PERMISSIONS, isProjectScoped } from '../control-plane/rbac/permission-catalogue.ts';
import { addRandomOrganization } from '../control-plane/seeds/random-organization.ts';
import { createSeedBuilder } from '../control-plane/seeds/seed-builder.ts';
import type { ControlPlaneOptions } from '../control-plane/settings.ts';
import type { ControlPlane } from '../control-plane/start-control-plane.ts';
import { createRandom, type Random } from '../control-plane/state/random.ts';
import type { OrganizationRecord, UserRecord, WorkspaceRecord } from '../control-plane/state/records.ts';
import { localWorker, useLocalWorker } from './local-worker.ts';

/**
 * What the engine works out from the evidence that the worker reads, held against the control plane's own rules, which
 * know nothing of it: the same, or not known, and never the opposite.
 */
useLocalWorker();

const ORGANIZATIONS = 25;
const QUESTIONS = 50;
const ADMIN = 'admin@asker.example';
const MEMBER = 'member@asker.example';
const SUPER = 'super@asker.example';

const VARIANTS: [asker: string, options: ControlPlaneOptions][] = [
  [ADMIN, {}],
  [MEMBER, {}],
  [ADMIN, { systemRolePermissions: false }],
  [MEMBER, { systemRolePermissions: false, permissionShape: 'strings' }],
  [ADMIN, { mode: 'legacy' }],
  [MEMBER, { mode: 'legacy', systemRolePermissions: false }],
  [SUPER, { permissionShape: 'named', listPaging: true }],
  [MEMBER, { mode: 'self-hosted', viaTeamForm: 'flag' }],
];

const CATALOGUE: Permission[] = ALL_PERMISSIONS.map((one) => {
  const [resourceType = '', action = ''] = one.split(':');
  return { resourceType, action };
});

interface World {
  controlPlane: ControlPlane;
  random: Random;
  organization: OrganizationRecord;
  /** One that the asker sees; null: they see none of this organization. */
  workspace: WorkspaceRecord | null;
}

/** Somewhere to ask about, as a page would name it; `projectId`: what the test knows and a page perhaps does not. */
function anyPlace({ controlPlane: { state }, random, organization, workspace }: World) {
  const place: Whereabouts = { organization, workspace, project: null, resource: null };
  if (!workspace || random.chance(0.06)) return { place: { ...place, workspace: null }, projectId: null };
  const project = random.pick(state.projects.by('workspace', workspace.id));
  if (random.chance(0.2)) return { place, projectId: null };
  if (random.chance(0.5)) {
    const isNamed = random.chance(0.1);
    return { place: { ...place, project: isNamed ? project.name : project.id }, projectId: project.id };
  }
  const { id, type, project_id } = random.pick(state.resources.by('workspace', workspace.id));
  const isSaid = project_id !== null && random.chance(0.8);
  return {
    place: { ...place, project: isSaid ? project_id : null, resource: { type, id } },
    projectId: project_id,
  };
}

/** The verdict of the control plane in each form of resource string that can say what is asked. */
function verdictsOf(
  { controlPlane, organization }: World,
  userId: string,
  { place: { workspace, project, resource }, projectId }: ReturnType<typeof anyPlace>,
  { resourceType: type, action }: Permission,
): boolean[] {
  if (!workspace) {
    const id = type === 'organization' ? organization.id : null;
    const target = { organization_id: organization.id, workspace_id: null, project_id: null, type, id };
    return [decide(controlPlane.state, userId, action, target).allowed];
  }
  const places: Record<string, string | null> = { workspace: workspace.id, project: project && projectId };
  const ofPlace = action === 'create' ? null : (places[type] ?? null);
  const id = resource?.type === type ? resource.id : ofPlace;
  const body = id === null ? type : `${type}/${id}`;
  const isInProject = project !== null && (isProjectScoped(type) || type === 'project');
  const ask = (resourceForm: 'server' | 'project', text: string) => {
    controlPlane.configure({ resourceForm });
    return controlPlane.can(userId, action, text);
  };
  return [
    // A type in a project has no old form: there were no projects.
    ...(id === null && isInProject ? [] : [ask('server', `${workspace.id}@server:${body}`)]),
    // A type of the workspace has no new form for a person: nothing in it says which workspace.
    ...(id === null && !isInProject
      ? []
      : [ask('project', isInProject && id === null ? `${projectId}:${body}` : body)]),
  ];
}

/** Somebody as the views have them: as the evidence names them, else as the list of people does. */
const principalOf = ({ principals }: Evidence, user: UserRecord): Principal =>
  principals.find(({ id }) => id === user.id) ?? {
    kind: user.is_service_account ? 'service-account' : 'user',
    id: user.id,
    name: user.username,
    email: user.email,
    isActive: user.is_active,
    isSuperuser: user.is_superuser,
  };

/** What was asked, and what it came to; of single resources nobody says who owns them, so that a "no" is rare. */
interface Count {
  asked: { resource: number; other: number };
  unknown: { resource: number; other: number };
  wrong: string[];
  /** How often somebody was found among those who may do something. */
  listed: number;
}
const nothing = () => ({ resource: 0, other: 0 });
const total = { organizations: 0, asked: nothing(), unknown: nothing() };
const percent = (part: number, of: number): string => `${((100 * part) / of).toFixed(1)} %`;
afterAll(() => {
  const { asked, unknown, organizations } = total;
  const all = asked.resource + asked.other;
  console.log(
    `${organizations} organizations, ${all} answers of the control plane; not known from roles:`,
    `${percent(unknown.resource + unknown.other, all)},`,
    `${percent(unknown.other, asked.other)} where no single resource is asked about`,
  );
});

function compare(world: World, evidence: Evidence, everywhere: CompactEvidence | null, count: Count): void {
  const { state } = world.controlPlane;
  // The control plane's API does not say who owns what is in a workspace; the engine has to be right about owners too.
  const all = [...state.resources.all(), ...state.projects.all()];
  const owned = { ...evidence, owners: { ...evidence.owners, ...ownersOf(all) } };
  const users = state.users.all().filter(({ id }) => isSomebodyHere(world, id));
  for (let question = 0; question < QUESTIONS; question += 1) {
    const user = world.random.pick(users);
    const where = anyPlace(world);
    const permission = world.random.pick(permissionsAt(where.place, CATALOGUE));
    const allowed = verdictsOf(world, user.id, where, permission);
    const principal = principalOf(evidence, user);
    const of = where.place.resource ? 'resource' : 'other';
    const about = everywhere ? [evidenceAbout(everywhere, principal)] : [];
    for (const known of [evidence, owned, ...about]) {
      const decision = decisionAt({
        place: where.place,
        principal,
        evidence: known,
        failure: null,
        zenml: [],
      })(permission);
      const told = { user: user.username, where, permission, decision };
      for (const verdict of allowed) {
        const isUnknown = decision.verdict === 'unknown';
        if (known === evidence) count.asked[of] += 1;
        if (known === evidence && isUnknown) count.unknown[of] += 1;
        if (!isUnknown && decision.verdict !== (verdict ? 'allowed' : 'denied'))
          count.wrong.push(JSON.stringify({ verdict, ...told }));
      }
    }
  }
}

/** The same of everybody at once, for one action at one place. */
function compareAll(world: World, evidence: Evidence, count: Count): void {
  const where = anyPlace(world);
  const permission = world.random.pick(permissionsAt(where.place, CATALOGUE));
  const decided = decideAll(evidence, permission.action, targetAt(where.place, permission));
  const { rows, unsure } = whoHasAccess(evidence, where.place, permission);
  const idsOf = (of: typeof rows) => new Set(of.map(({ principal }) => principal.id));
  const [may, perhaps, named] = [
    idsOf(rows),
    idsOf(unsure),
    new Set(evidence.principals.map(({ id }) => id)),
  ];
  for (const user of world.controlPlane.state.users.all()) {
    if (!isSomebodyHere(world, user.id)) continue;
    const { verdict } = decided(principalOf(evidence, user));
    for (const allowed of verdictsOf(world, user.id, where, permission)) {
      const isWrong =
        verdict === (allowed ? 'denied' : 'allowed') ||
        (allowed ? named.has(user.id) && !may.has(user.id) && !perhaps.has(user.id) : may.has(user.id));
      if (may.has(user.id)) count.listed += 1;
      if (isWrong)
        count.wrong.push(JSON.stringify({ user: user.username, where, permission, verdict, allowed }));
    }
  }
}

const ownersOf = (things: readonly { id: string; owner_id: string | null }[]) =>
  Object.fromEntries(things.map(({ id, owner_id }) => [id, owner_id ?? 'nobody']));

/** Of the organization, or a stranger who owns or was shared something. */
function isSomebodyHere({ controlPlane: { state }, organization }: World, userId: string): boolean {
  const { username } = state.users.require(userId);
  return (
    username.endsWith('@asker.example') ||
    username.includes(`.${organization.name.split(' ')[1]}@`) ||
    username === `bot-${organization.name.split(' ')[1]}`
  );
}

describe('what is worked out from roles', { timeout: 60_000 }, () => {
  it.each(
    VARIANTS.map(([asker, options], index) => [asker, JSON.stringify(options), options, index] as const),
  )('never says the opposite of the control plane, read as %s with %s', async (asker, _, options, index) => {
    const planted: OrganizationRecord[] = [];
    const { ask, controlPlane } = await localWorker(asker, { seed: index, ...options }, (state) => {
      const builder = createSeedBuilder(state, 1000 + index, Date.now());
      const admin = builder.person('Admin', ADMIN);
      const member = builder.person('Member', MEMBER);
      builder.person('Super', SUPER, { is_superuser: true });
      for (let number = 1; number <= ORGANIZATIONS; number += 1) {
        planted.push(addRandomOrganization(builder, number, admin, [member]));
      }
    });
    const random = createRandom(2000 + index);
    const seen = (await ask('workspaces', {})).data?.items ?? [];
    const count: Count = { asked: nothing(), unknown: nothing(), wrong: [], listed: 0 };
    for (const organization of planted) {
      const here = seen.filter((one) => one.organization?.id === organization.id);
      const workspaceId = here.length > 0 ? random.pick(here).id : null;
      const { data } = await ask('access', { organizationId: organization.id, workspaceId });
      // What the map of a person's reach is drawn from, as far as the asker sees; it costs as many requests again.
      const everywhere = index < 2 ? (await ask('reach', { organizationId: organization.id })).data : null;
      if (!data || (index < 2 && !everywhere)) throw new Error('No evidence.');
      expect(data.complete).toBe(true);
      const workspace = controlPlane.state.workspaces.get(workspaceId) ?? null;
      compare({ controlPlane, random, organization, workspace }, data, everywhere, count);
      compareAll({ controlPlane, random, organization, workspace }, data, count);
      total.organizations += 1;
    }
    expect(count.wrong.slice(0, 3)).toEqual([]);
    expect(count.asked.resource + count.asked.other).toBeGreaterThan(ORGANIZATIONS * QUESTIONS);
    expect(count.listed).toBeGreaterThan(ORGANIZATIONS);
    // Who answers "not known" to everything is never wrong either.
    expect(count.unknown.resource / count.asked.resource).toBeLessThan(0.55);
    expect(count.unknown.other / count.asked.other).toBeLessThan(0.18);
    for (const of of ['resource', 'other'] as const) {
      total.asked[of] += count.asked[of];
      total.unknown[of] += count.unknown[of];
    }
  });
});
