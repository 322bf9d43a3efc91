// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { findInUse } from '#lib/background/changes/guards/in-use.ts';
import { findLimit } from '#lib/background/changes/guards/limit.ts';
import { findProduction } from '#lib/background/changes/guards/production.ts';
import type { Change } from '#lib/changes.ts';
import type { Step } from '#lib/model/change/plan.ts';
import { demoIds } from '../../../control-plane/testing/demo-ids.ts';
import { useWorld } from '../../writes/world.ts';
import { foundIn, stepOf } from './guards-in.ts';

const world = useWorld();

const idOf = (name: string) => demoIds(world.controlPlane.state).workspace(name).id;
const marked = (...names: string[]) => ({
  isMarked: async (id: string) => names.map(idOf).includes(id),
});
const about = (workspace: string, change: Change, more: Partial<Step> = {}) =>
  stepOf(change, {
    thing: { type: 'workspace', id: idOf(workspace), name: `Name of ${workspace}` },
    ...more,
  });
const deactivate = (workspace: string) =>
  about(
    workspace,
    { kind: 'setWorkspaceState', input: { workspaceId: idOf(workspace), state: 'deactivated' } },
    { differences: [{ field: 'state', before: 'available', after: 'deactivated' }] },
  );
const upgrade = (workspace: string) =>
  about(
    workspace,
    { kind: 'upgradeWorkspace', input: { workspaceId: idOf(workspace), version: '0.95.0' } },
    { differences: [{ field: 'version', before: '0.94.2', after: '0.95.0' }] },
  );

describe('a workspace in use', () => {
  it('is asked for before it is switched off', async () => {
    const { workspaces } = world.controlPlane.state;
    const { usage_counts } = workspaces.require(idOf('prod-vision'));
    const said = { kind: 'in-use', steps: [0], about: 'Name of prod-vision' };
    const asks = [{ ...said, severity: 'asks', type: 'Name of prod-vision' }];
    const counts = async (usage: Record<string, number>) => {
      workspaces.update(idOf('prod-vision'), { usage_counts: usage });
      return foundIn(world, findInUse, [deactivate('prod-vision')]);
    };
    expect(await counts({ pipelines: 0, runs: 3 })).toEqual(asks);
    expect(await counts({ pipelines: 0, runs: 0 }), 'nothing is in it').toEqual([]);
    expect(await counts({}), 'nobody says what is in it').toEqual(asks);
    workspaces.update(idOf('prod-vision'), { usage_counts });
  });

  it('cannot be reached for a while when it is upgraded', async () => {
    expect(await foundIn(world, findInUse, [upgrade('prod-vision')])).toEqual([
      { kind: 'in-use', severity: 'warns', steps: [0], type: null, about: 'Name of prod-vision' },
    ]);
  });

  it('is none that does not run', async () => {
    expect(
      await foundIn(world, findInUse, [deactivate('research-sandbox'), upgrade('research-sandbox')]),
    ).toEqual([]);
  });

  it('is asked for once where it is production', async () => {
    const more = marked('fraud-detection');
    expect(await foundIn(world, findInUse, [deactivate('fraud-detection')], more)).toMatchObject([
      { kind: 'in-use', severity: 'warns', type: null },
    ]);
    expect(await foundIn(world, findProduction, [deactivate('fraud-detection')], more)).toMatchObject([
      { kind: 'production', severity: 'asks', type: 'Name of fraud-detection' },
    ]);
  });
});

describe('production', () => {
  it('is asked for once a workspace, for changes to it and to roles in it', async () => {
    const workspaceId = idOf('prod-vision');
    const role: Change = {
      kind: 'assignRole',
      input: {
        organizationId: world.organizationId,
        roleId: 'viewer',
        holder: { kind: 'user', id: world.userId },
        workspaceId,
        projectId: 'project',
      },
    };
    const workspace = { id: workspaceId, name: 'Vision production' };
    const steps = [stepOf(role, { workspace }), stepOf(role, { workspace }), upgrade('churn-models')];
    expect(await foundIn(world, findProduction, steps, marked('prod-vision'))).toEqual([
      {
        kind: 'production',
        severity: 'asks',
        steps: [0, 1],
        type: 'Vision production',
        about: 'Vision production',
      },
    ]);
    expect(await foundIn(world, findProduction, steps)).toEqual([]);
  });

  it('is not asked for by what is so already', async () => {
    const step = { ...upgrade('prod-vision'), differences: [] };
    expect(await foundIn(world, findProduction, [step], marked('prod-vision'))).toEqual([]);
  });
});

describe('the limit of a subscription', () => {
  const organization = () => ({ id: world.organizationId, name: 'Northwind ML' });
  const create = () =>
    stepOf(
      {
        kind: 'createWorkspace',
        input: {
          organizationId: world.organizationId,
          name: 'new',
          displayName: 'New',
          description: null,
          logoUrl: null,
          version: null,
        },
      },
      { organization: organization() },
    );

  it('says nothing while it is not reached', async () => {
    expect(await foundIn(world, findLimit, [create()])).toEqual([]);
  });

  it("stops with the server's own words when it is", async () => {
    const { organizations } = world.controlPlane.state;
    const { limits } = organizations.require(world.organizationId);
    organizations.update(world.organizationId, { limits: { workspaces: 1, members: 0 } });
    const invite = stepOf(
      {
        kind: 'invite',
        input: { organizationId: world.organizationId, email: 'new@northwind.example', roleId: 'member' },
      },
      { organization: organization() },
    );
    const found = await foundIn(world, findLimit, [create(), invite, create()]);
    organizations.update(world.organizationId, { limits });
    expect(found).toEqual([
      {
        kind: 'limit',
        severity: 'stops',
        steps: [0, 2],
        type: null,
        about: 'The limit of 1 workspaces is reached.',
      },
      {
        kind: 'limit',
        severity: 'stops',
        steps: [1],
        type: null,
        about: 'The limit of 0 members is reached.',
      },
    ]);
  });

  it('says nothing where the control plane has no such route', async () => {
    world.controlPlane.setFault({ kind: 'status', status: 404, path: '/organizations/*/entitlement' });
    expect(await foundIn(world, findLimit, [create()])).toEqual([]);
  });
});

describe('production by rule', () => {
  const ruled = (pattern: string, isProduction = true) => ({
    environments: async () => [{ pattern, name: 'Live', color: 'red' as const, isProduction }],
  });
  const asks = [{ kind: 'production', severity: 'asks', type: 'Name of prod-vision' }];

  it.each(['prod-*', 'vision PROD*', 'northwind*'])(
    'counts by each of its names, as ZenML shows them: %s',
    async (rule) => {
      expect(await foundIn(world, findProduction, [upgrade('prod-vision')], ruled(rule))).toMatchObject(asks);
    },
  );

  it('does not count by what the step calls it, nor by a rule that is not of production', async () => {
    expect(await foundIn(world, findProduction, [upgrade('prod-vision')], ruled('name of*'))).toEqual([]);
    expect(await foundIn(world, findProduction, [upgrade('prod-vision')], ruled('prod-*', false))).toEqual(
      [],
    );
  });

  it('is asked for once with what is in use', async () => {
    const more = ruled('fraud*');
    expect(await foundIn(world, findInUse, [deactivate('fraud-detection')], more)).toMatchObject([
      { kind: 'in-use', severity: 'warns' },
    ]);
  });

  it('is not known of a workspace that ZenML keeps to itself', async () => {
    const gone: Change = {
      kind: 'setWorkspaceState',
      input: { workspaceId: crypto.randomUUID(), state: 'deactivated' },
    };
    expect(await foundIn(world, findProduction, [stepOf(gone)], ruled('prod*'))).toMatchObject([
      { kind: 'not-known', severity: 'warns', steps: [0] },
    ]);
  });
});
