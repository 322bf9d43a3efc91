// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type Target } from './rbac/access-rules.ts';
import {
  ACTIONS,
  ALL_PERMISSIONS,
  PROJECT_TYPES,
  STACK_TYPES,
  WORKSPACE_TYPES,
} from './rbac/permission-catalogue.ts';
import { plantSeed } from './seeds/plant-seed.ts';
import { createState, type State } from './state/state.ts';
import { demoIds } from './testing/demo-ids.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');

function world(seed: 'demo' | number): State {
  const state = createState();
  plantSeed(state, seed, NOW, {});
  return state;
}

const anyWorld = fc.integer({ min: 1, max: 400 }).map(world);
const action = fc.constantFrom(...ACTIONS);

/** A person and something to ask about, in a world of its own. */
const question = anyWorld.chain((state) =>
  fc.record({
    state: fc.constant(state),
    user: fc.constantFrom(...state.users.all()),
    action,
    target: fc.constantFrom(...state.resources.all()).chain((resource) => {
      const { organization_id } = state.workspaces.require(resource.workspace_id);
      const single: Target = { ...resource, organization_id };
      const types = fc.constantFrom(...PROJECT_TYPES, ...WORKSPACE_TYPES);
      return fc.oneof(
        fc.constant(single),
        types.map((type): Target => ({ ...single, type, id: null })),
        types.map((type): Target => ({ ...single, type, id: null, project_id: null })),
      );
    }),
  }),
);

describe('in every world', { timeout: 30_000 }, () => {
  it('inactive people may do nothing, super-users everything', () => {
    fc.assert(
      fc.property(question, ({ state, user, action, target }) => {
        state.users.update(user.id, { is_active: false });
        expect(decide(state, user.id, action, target).allowed).toBe(false);
        state.users.update(user.id, { is_active: true, is_superuser: true });
        expect(decide(state, user.id, action, target).allowed).toBe(true);
      }),
    );
  });

  it('one more assignment never takes anything away, and taking one away never gives', () => {
    fc.assert(
      fc.property(question, fc.nat(), ({ state, user, action, target }, pick) => {
        const before = decide(state, user.id, action, target).allowed;
        const held = state.assignments.by('user', user.id);
        const gone = held[pick % Math.max(1, held.length)];
        if (gone === undefined) return;
        state.assignments.remove(gone.id);
        const after = decide(state, user.id, action, target).allowed;
        expect(!after || before).toBe(true);
        state.assignments.add(gone);
        expect(decide(state, user.id, action, target).allowed).toBe(before);
      }),
    );
  });

  it('being in a team is worth exactly what the team holds, added to one’s own', () => {
    fc.assert(
      fc.property(question, fc.nat(), ({ state, user, action, target }, pick) => {
        const teams = state.teams.all();
        const team = teams[pick % Math.max(1, teams.length)];
        if (team === undefined || state.teamMembers.by('user', user.id).length > 0) return;
        const own = decide(state, user.id, action, target).allowed;
        const newcomer = state.users.add({
          ...user,
          id: 'newcomer',
          username: 'newcomer',
          email: null,
          is_active: true,
          is_superuser: false,
        });
        state.teamMembers.add({ id: 'm1', team_id: team.id, user_id: newcomer.id, invitation_id: null });
        const teams1 = decide(state, newcomer.id, action, target).allowed;
        state.teamMembers.add({ id: 'm2', team_id: team.id, user_id: user.id, invitation_id: null });
        if (user.is_active && decide(state, user.id, action, target).because !== 'owner') {
          expect(decide(state, user.id, action, target).allowed).toBe(own || teams1);
        }
      }),
    );
  });

  it('a grant in one workspace or project says nothing about another', () => {
    fc.assert(
      fc.property(question, ({ state, user, action, target }) => {
        if (user.is_superuser) return;
        for (const assignment of state.assignments.by('user', user.id)) {
          if (assignment.workspace_id === null) state.assignments.remove(assignment.id);
          else if (assignment.workspace_id === target.workspace_id) state.assignments.remove(assignment.id);
        }
        for (const member of state.teamMembers.by('user', user.id)) state.teamMembers.remove(member.id);
        const owner = state.resources.get(target.id)?.owner_id === user.id;
        expect(decide(state, user.id, action, target).allowed && !owner).toBe(false);
      }),
    );
  });

  it('project roles never reach a stack', () => {
    fc.assert(
      fc.property(question, fc.constantFrom(...STACK_TYPES), ({ state, user, action, target }, type) => {
        if (user.is_superuser) return;
        for (const assignment of state.assignments.by('user', user.id)) {
          const role = state.roles.require(assignment.role_id);
          if (role.level !== 'project' || role.type === 'share') state.assignments.remove(assignment.id);
          // Even if somebody wrote it into the role.
          else state.roles.update(role.id, { permissions: ALL_PERMISSIONS });
        }
        for (const member of state.teamMembers.by('user', user.id)) state.teamMembers.remove(member.id);
        expect(decide(state, user.id, action, { ...target, type, id: null }).allowed).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
});

describe('in the demo', () => {
  const state = world('demo');
  const demo = demoIds(state);
  const may = (nick: string, action: string, workspace: string, type: string, project?: string) => {
    const space = demo.workspace(workspace);
    return decide(state, demo.user(nick.includes('@') ? nick : `${nick}@northwind.example`).id, action, {
      organization_id: space.organization_id,
      workspace_id: space.id,
      project_id: project === undefined ? null : demo.project(workspace, project).id,
      type,
      id: null,
    }).allowed;
  };

  it('each system role is what its documentation says', () => {
    // Organization Manager and Billing Admin have no automatic workspace access.
    for (const nick of ['tove', 'xenia']) expect(may(nick, 'read', 'prod-vision', 'workspace')).toBe(false);
    // Organization Viewer sees the workspaces, not what is in them.
    expect(may('viktor', 'read', 'prod-vision', 'workspace')).toBe(true);
    expect(may('viktor', 'read', 'prod-vision', 'pipeline_run', 'parcels')).toBe(false);
    // Workspace Developer, through a team: all projects; stacks of others are read and updated only.
    expect(may('mei', 'delete', 'prod-vision', 'pipeline_run', 'labels')).toBe(true);
    expect(may('mei', 'update', 'prod-vision', 'stack')).toBe(true);
    expect(may('mei', 'delete', 'prod-vision', 'stack')).toBe(false);
    // Workspace Contributor: no projects, own stacks only.
    expect(may('liam', 'create', 'prod-vision', 'stack')).toBe(true);
    expect(may('liam', 'read', 'prod-vision', 'stack')).toBe(false);
    expect(may('liam', 'read', 'prod-vision', 'pipeline_run', 'parcels')).toBe(false);
    // Workspace Viewer reads all projects.
    expect(may('nikhil', 'read', 'churn-models', 'pipeline_run', 'default')).toBe(true);
    expect(may('nikhil', 'update', 'churn-models', 'pipeline_run', 'default')).toBe(false);
    // Stack Admin: all stacks, no projects.
    expect(may('idris', 'delete', 'prod-vision', 'stack')).toBe(true);
    expect(may('idris', 'read', 'prod-vision', 'pipeline_run', 'parcels')).toBe(false);
    // Project roles stay in their project.
    expect(may('pablo', 'update', 'prod-vision', 'pipeline', 'parcels')).toBe(true);
    expect(may('pablo', 'update', 'prod-vision', 'pipeline', 'labels')).toBe(false);
    // Inactive, although the team and a role of their own would allow it.
    expect(may('gustav', 'read', 'prod-vision', 'stack')).toBe(false);
  });

  it('owners may do what their role does not allow, and see the default stack', () => {
    const stack = state.resources.by('workspaceType', `${demo.workspace('prod-vision').id} stack`);
    const { organization_id } = demo.workspace('prod-vision');
    const liam = demo.user('liam@northwind.example');
    const own = state.resources.update(stack.find((row) => row.name === 'cpu-batch')?.id ?? '', {
      owner_id: liam.id,
    });
    expect(decide(state, liam.id, 'delete', { ...own, organization_id })).toEqual({
      allowed: true,
      because: 'owner',
    });
    const standard = stack.find((row) => row.name === 'default');
    if (standard === undefined) throw new Error('No default stack.');
    expect(decide(state, liam.id, 'read', { ...standard, organization_id }).because).toBe('default stack');
    expect(decide(state, liam.id, 'update', { ...standard, organization_id }).allowed).toBe(false);
  });
});
