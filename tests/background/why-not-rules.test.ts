// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { decisionAt } from '#lib/model/permissions/decision-at.ts';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import { grantersOf } from '#lib/model/permissions/granters.ts';
import type { Remedy } from '#lib/model/permissions/smallest-roles.ts';
import { targetAt, type Whereabouts } from '#lib/model/permissions/target.ts';
import { whyNot } from '#lib/model/permissions/why-not.ts';
import { decide } from '../control-plane/rbac/access-rules.ts';
import { ALL_PERMISSIONS } from '../control-plane/rbac/permission-catalogue.ts';
import { mayManageAccess } from '../control-plane/rbac/visibility.ts';
import { addRandomOrganization } from '../control-plane/seeds/random-organization.ts';
import { createSeedBuilder } from '../control-plane/seeds/seed-builder.ts';
import type { ControlPlaneOptions } from '../control-plane/settings.ts';
import { createRandom, type Random } from '../control-plane/state/random.ts';
import type { OrganizationRecord, ProjectRecord, UserRecord } from '../control-plane/state/records.ts';
import type { State } from '../control-plane/state/state.ts';
import { localWorker, useLocalWorker } from './local-worker.ts';

/** Which role would help, and who can give it, held against the control plane's own rules, which know nothing of either. */
useLocalWorker();

const ORGANIZATIONS = 12;
const QUESTIONS = 30;
const ADMIN = 'admin@asker.example';

interface World {
  state: State;
  random: Random;
  organization: OrganizationRecord;
  evidence: Evidence;
  place: Whereabouts;
}

const idOf = ({ place: { workspace } }: World): string | null => workspace?.id ?? null;

/** What would be so at the control plane if somebody held a role. */
function withRole<T>({ state, organization }: World, userId: string, remedy: Remedy, look: () => T): T {
  const id = '00000000-0000-4000-8000-00000000cafe';
  state.assignments.add({
    id,
    organization_id: organization.id,
    role_id: remedy.role.id,
    user_id: userId,
    team_id: null,
    invitation_id: null,
    workspace_id: remedy.workspaceId,
    project_id: remedy.project?.id ?? null,
    resource: null,
  });
  try {
    return look();
  } finally {
    state.assignments.remove(id);
  }
}

/** How many named roles were tried at the control plane. */
function tryRemedies(
  world: World,
  roles: Parameters<typeof whyNot>[0]['roles'],
  users: UserRecord[],
): number {
  const { state, random, organization, evidence, place } = world;
  let tried = 0;
  for (let question = 0; question < QUESTIONS; question += 1) {
    const user = random.pick(users);
    const [resourceType = '', action = ''] = random.pick(ALL_PERMISSIONS).split(':');
    const permission = { resourceType, action };
    const principal = evidence.principals.find(({ id }) => id === user.id);
    if (!principal?.isActive) continue;
    const decision = decisionAt({ place, principal, evidence, failure: null, zenml: [] })(permission);
    if (decision.verdict === 'allowed') continue;
    const { workspaceId, project, type, id } = targetAt(place, permission);
    const target = {
      organization_id: organization.id,
      workspace_id: workspaceId,
      project_id: project?.id ?? null,
      type,
      id,
    };
    for (const remedy of whyNot({ place, permission, roles, isEveryRole: true, evidence }).remedies) {
      // What a role of ZenML's permits is documentation where the server does not say, which is nobody's promise.
      if (remedy.isDocumented) continue;
      const after = withRole(world, user.id, remedy, () => decide(state, user.id, action, target));
      expect({ remedy: remedy.role.name, permission, allowed: after.allowed }).toMatchObject({
        allowed: true,
      });
      tried += 1;
    }
  }
  return tried;
}

/** The people whom the control plane lets grant a role in a scope, as far as the evidence has them. */
function compareGranters(world: World, project: ProjectRecord | undefined): number {
  const { state, organization, evidence } = world;
  const workspace = state.workspaces.get(idOf(world)) ?? undefined;
  const scope = { organizationId: organization.id, workspace, project };
  const { known, isPerhapsMore } = grantersOf(evidence, {
    workspaceId: idOf(world),
    project: project ? { id: project.id } : null,
  });
  const named = known.map(({ principal: { id } }) => id);
  for (const id of named) {
    const { is_active, is_service_account } = state.users.require(id);
    expect({ id, may: mayManageAccess(state, id, scope), is_active, is_service_account }).toEqual({
      id,
      may: true,
      is_active: true,
      is_service_account: false,
    });
  }
  if (!isPerhapsMore) {
    const able = evidence.principals.filter(
      ({ kind, id }) => kind === 'user' && mayManageAccess(state, id, scope),
    );
    expect(named.toSorted()).toEqual(able.map(({ id }) => id).toSorted());
  }
  return named.length;
}

describe('what would change a no', { timeout: 60_000 }, () => {
  it.each<[string, ControlPlaneOptions]>([
    ['today’s', {}],
    ['one that keeps to itself what its own roles permit', { systemRolePermissions: false }],
    ['an older', { mode: 'legacy' }],
  ])('is so at the control plane itself (%s)', async (_, options) => {
    const planted: OrganizationRecord[] = [];
    const { ask, controlPlane } = await localWorker(ADMIN, { seed: 7, ...options }, (state) => {
      const builder = createSeedBuilder(state, 77, Date.now());
      const admin = builder.person('Admin', ADMIN);
      for (let number = 1; number <= ORGANIZATIONS; number += 1) {
        planted.push(addRandomOrganization(builder, number, admin, []));
      }
    });
    const { state } = controlPlane;
    const random = createRandom(78);
    const seen = (await ask('workspaces', {})).data?.items ?? [];
    const count = { tried: 0, named: 0 };
    for (const organization of planted) {
      const workspace = seen.find((one) => one.organization?.id === organization.id) ?? null;
      const { data: evidence } = await ask('access', {
        organizationId: organization.id,
        workspaceId: workspace?.id ?? null,
      });
      const { data: all } = await ask('roles', { organizationId: organization.id });
      if (!evidence || !all) throw new Error('Nothing was read.');
      const projects = workspace ? state.projects.by('workspace', workspace.id) : [];
      const project = projects[0];
      const place: Whereabouts = { organization, workspace, project: project?.id ?? null, resource: null };
      const world: World = { state, random, organization, evidence, place };
      const users = evidence.principals.flatMap(({ id }) => state.users.get(id) ?? []);
      if (users.length > 0) count.tried += tryRemedies(world, all.roles, users);
      count.named += compareGranters(world, undefined) + (project ? compareGranters(world, project) : 0);
    }
    expect(count.tried).toBeGreaterThan(20);
    expect(count.named).toBeGreaterThan(ORGANIZATIONS);
    console.log(`${count.tried} roles tried, ${count.named} people named`);
  });
});
