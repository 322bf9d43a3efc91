// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Api } from '#lib/api/api.ts';
import type { OperationContext } from '#lib/background/operation.ts';
import { permissionCheck } from '#lib/background/operations/permission-check.ts';
import { createWalks } from '#lib/background/walks.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { NOWHERE, type Place } from '#lib/model/place.ts';
import { ok } from '#lib/model/result.ts';
import { noRows } from '#lib/model/rows.ts';
import { isProjectScoped } from '../control-plane/rbac/permission-catalogue.ts';
import type { ControlPlaneOptions } from '../control-plane/settings.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { localWorker, useLocalWorker } from './local-worker.ts';

useLocalWorker();

const forms = ['server', 'project', 'workspace'] as const;
const methods = ['GET', 'POST'] as const;
const shapes = ['objects', 'strings', 'named'] as const;
const possibilities: ControlPlaneOptions[] = [
  ...forms.flatMap((resourceForm) =>
    methods.map((permissionCheckMethod) => ({ resourceForm, permissionCheckMethod })),
  ),
  ...shapes.map((permissionShape) => ({ permissionShape })),
  { openapi: false },
  { openapi: false, permissionCheckMethod: 'GET', resourceForm: 'server' },
  { mode: 'legacy' },
  { mode: 'self-hosted' },
];
const name = (options: ControlPlaneOptions) => JSON.stringify(options);
const PEOPLE = ['ada', 'bram', 'nikhil', 'pablo', 'qiang', 'liam', 'gustav', 'xenia'];

describe('permissionCheck', () => {
  it.each(possibilities.map((options) => [name(options), options] as const))(
    'agrees with the control plane, whatever it speaks: %s',
    async (_, options) => {
      const { ask, controlPlane, userId } = await localWorker('pablo@northwind.example', options);
      const ids = demoIds(controlPlane.state);
      const workspace = ids.workspace('prod-vision');
      const project = ids.project('prod-vision', 'parcels');
      const run = ids.resource('prod-vision', 'pipeline_run');
      const place: Place = {
        ...NOWHERE,
        workspace: workspace.id,
        project: run.project_id ?? project.id,
        resource: { type: 'pipeline_run', id: run.id },
      };
      const { data, failure } = await ask('permissionCheck', { place });
      expect(failure).toBeNull();
      expect(data?.missing).toEqual([]);
      expect(data?.catalogue).toBe('server');
      expect(data?.actions.length).toBeGreaterThan(2);
      // The rules are asked in the form that needs nothing implied.
      controlPlane.configure({ resourceForm: 'server' });
      for (const { action, verdict } of data?.actions ?? []) {
        const may = controlPlane.can(userId, action, `${workspace.id}@server:pipeline_run/${run.id}`);
        expect([action, verdict]).toEqual([action, may ? 'allowed' : 'denied']);
      }
    },
  );

  it.each(PEOPLE)('is never wrong about %s in a workspace and its project', async (nick) => {
    const { ask, controlPlane, userId } = await localWorker(`${nick}@northwind.example`, {
      resourceForm: 'server',
    });
    const ids = demoIds(controlPlane.state);
    const workspace = ids.workspace('prod-vision').id;
    const project = ids.project('prod-vision', 'parcels').id;
    for (const place of [
      { ...NOWHERE, workspace },
      { ...NOWHERE, workspace, project },
    ]) {
      controlPlane.configure({ resourceForm: 'server' });
      const { data } = await ask('permissionCheck', { place });
      const allowed = data?.actions.filter(({ verdict }) => verdict === 'allowed') ?? [];
      if (nick === 'ada') expect(allowed.length).toBeGreaterThan(20);
      for (const { action, resourceType, verdict } of data?.actions ?? []) {
        if (verdict === 'unknown') continue;
        // A page of a workspace or project is about that one.
        const ids: Record<string, string | null> = { workspace, project: place.project };
        const id = action === 'create' ? null : (ids[resourceType] ?? null);
        // Only the form of today says which project.
        const isInProject = place.project !== null && id === null && isProjectScoped(resourceType);
        controlPlane.configure({ resourceForm: isInProject ? 'project' : 'server' });
        const asked = isInProject
          ? `${project}:${resourceType}`
          : `${workspace}@server:${resourceType}${id ? `/${id}` : ''}`;
        const may = controlPlane.can(userId, action, asked);
        expect([action, resourceType, verdict]).toEqual([action, resourceType, may ? 'allowed' : 'denied']);
      }
    }
  });

  it.each(['server', 'workspace'] as const)(
    'takes no "no" in a project for one in the form %s, which names none, and says so',
    async (resourceForm) => {
      const { ask, controlPlane } = await localWorker('pablo@northwind.example', { resourceForm });
      const project = demoIds(controlPlane.state).project('prod-vision', 'parcels').id;
      const place = { ...NOWHERE, workspace: 'prod-vision', project };
      const { data } = await ask('permissionCheck', { place });
      const inProject = data?.actions.filter(({ resourceType }) => isProjectScoped(resourceType)) ?? [];
      expect(inProject.length).toBeGreaterThan(50);
      expect(inProject.filter(({ verdict }) => verdict === 'denied')).toEqual([]);
      expect(data?.missing.map(({ what }) => what)).toContain('check-without-project');
    },
  );

  it('answers at a project for what it can ask, in the form of today', async () => {
    const { ask, controlPlane } = await localWorker('ada@northwind.example');
    const project = demoIds(controlPlane.state).project('prod-vision', 'parcels').id;
    const { data } = await ask('permissionCheck', {
      place: { ...NOWHERE, workspace: 'prod-vision', project },
    });
    const of = (type: string) =>
      data?.actions.filter(({ resourceType }) => resourceType === type).map(({ verdict }) => verdict);
    expect(new Set(of('pipeline_run'))).toEqual(new Set(['allowed']));
    expect(new Set(of('stack'))).toEqual(new Set(['unknown']));
    expect(data?.missing).toMatchObject([{ what: 'check', failure: { kind: 'invalid', reason: null } }]);
  });

  it('believes no "no" of a server until it has said a "yes"', async () => {
    let yes = '';
    const workspace = { id: 'w-1', name: 'dev', displayName: 'Dev', organization: null };
    const context = {
      controlPlane: ZENML_CLOUD,
      userId: 'ada',
      ask: async () => ({ data: workspace, failure: null, updatedAt: 0, isStale: false }),
      progress: async () => undefined,
      walks: createWalks({}, async () => undefined),
    } as unknown as OperationContext;
    const api = {
      list: async () => ({
        ...noRows(),
        items: [
          { resourceType: 'stack', action: 'read' },
          { resourceType: 'stack', action: 'delete' },
        ],
      }),
      likelyResourceForm: async () => 'server',
      checkPermissions: async (_: unknown, { action, resources }: { action: string; resources: string[] }) =>
        ok(Object.fromEntries(resources.map((resource) => [resource, action === yes]))),
    } as unknown as Api;
    const verdicts = async () => {
      const checked = await permissionCheck(api, { place: { ...NOWHERE, workspace: 'dev' } }, context);
      if (!checked.ok) throw new Error(checked.failure.kind);
      return checked.value.actions.map(({ verdict }) => verdict);
    };
    expect(await verdicts()).toEqual(['unknown', 'unknown']);
    yes = 'read';
    expect(await verdicts()).toEqual(['allowed', 'denied']);
    yes = '';
    expect(await verdicts()).toEqual(['denied', 'denied']);
  });

  it('asks at once in a form that has proved itself, and which one is taken when that is taken no longer', async () => {
    const { ask, controlPlane } = await localWorker('ada@northwind.example', { resourceForm: 'server' });
    const ids = demoIds(controlPlane.state);
    const run = ids.resource('prod-vision', 'pipeline_run');
    const resource = { type: 'pipeline_run', id: run.id };
    const place = { ...NOWHERE, workspace: 'prod-vision', project: run.project_id, resource };
    const checksFor = async (asked: Place) => {
      controlPlane.clearLog();
      const { data } = await ask('permissionCheck', { place: asked }, true);
      expect(new Set(data?.actions.map(({ verdict }) => verdict))).toEqual(new Set(['allowed']));
      const checks = controlPlane.requests.filter(({ path }) => path.includes('check_permissions'));
      return { checks: checks.length, actions: new Set(data?.actions.map(({ action }) => action)).size };
    };
    const first = await checksFor(place);
    expect(first.checks).toBeGreaterThan(first.actions);
    const second = await checksFor({ ...NOWHERE, workspace: 'prod-vision' });
    expect(second.checks).toBe(second.actions);
    controlPlane.configure({ resourceForm: 'workspace' });
    await checksFor(place);
    const last = await checksFor(place);
    expect(last.checks).toBe(last.actions);
  });

  it('knows a 401 of the check for the refusal that it is', async () => {
    const { ask, controlPlane } = await localWorker('ada@northwind.example');
    controlPlane.setFault({ kind: 'status', status: 401, path: '/rbac' });
    const run = demoIds(controlPlane.state).resource('prod-vision', 'pipeline_run');
    const resource = { type: 'pipeline_run', id: run.id };
    const place = { ...NOWHERE, workspace: 'prod-vision', project: run.project_id, resource };
    const { data } = await ask('permissionCheck', { place });
    expect(data?.missing).toEqual([{ what: 'check', failure: { kind: 'forbidden', reason: null } }]);
    expect((await ask('session', {})).data?.state).toBe('signed-in');
  });

  it('says that people are refused the check, and guesses nothing', async () => {
    const { ask, controlPlane } = await localWorker('ada@northwind.example', { permissionChecks: 'refused' });
    const place = { ...NOWHERE, workspace: 'prod-vision' };
    const { data } = await ask('permissionCheck', { place });
    expect(data?.missing).toMatchObject([{ what: 'check', failure: { kind: 'forbidden' } }]);
    expect(data?.actions.length).toBeGreaterThan(10);
    expect(new Set(data?.actions.map(({ verdict }) => verdict))).toEqual(new Set(['unknown']));
    // One refusal is enough; asking for every other action would change nothing.
    const checks = controlPlane.requests.filter(({ path }) => path.includes('check_permissions'));
    expect(checks).toHaveLength(1);
  });

  it('takes a "no" for nothing when the project could not be named', async () => {
    const { ask, controlPlane } = await localWorker('pablo@northwind.example');
    const run = demoIds(controlPlane.state).resource('prod-vision', 'pipeline_run');
    const resource = { type: 'pipeline_run', id: run.id };
    const place = { ...NOWHERE, workspace: 'prod-vision', project: 'parcels', resource };
    const { data } = await ask('permissionCheck', { place });
    expect(data?.actions.some(({ verdict }) => verdict === 'denied')).toBe(false);
    expect(data?.missing.map(({ what }) => what)).toEqual(['project-check']);
  });

  it.each([
    ['its id', (id: string) => id, [{ what: 'check', failure: { kind: 'unproven' } }]],
    ['its name', () => 'parcels', [{ what: 'project-check', failure: { kind: 'not-found', reason: null } }]],
  ] as const)(
    'says why a "no" alone counts for nothing at a run of a project known by %s',
    async (_, projectOf, missing) => {
      const { ask, controlPlane } = await localWorker('liam@northwind.example');
      const run = demoIds(controlPlane.state).resource('prod-vision', 'pipeline_run');
      const resource = { type: 'pipeline_run', id: run.id };
      const place = {
        ...NOWHERE,
        workspace: 'prod-vision',
        project: projectOf(run.project_id ?? ''),
        resource,
      };
      const { data } = await ask('permissionCheck', { place });
      expect(new Set(data?.actions.map(({ verdict }) => verdict))).toEqual(new Set(['unknown']));
      expect(data?.missing).toEqual(missing);
    },
  );

  it.each(['organization', 'workspace'])(
    'says that nobody can ask about a whole %s, and guesses nothing',
    async (what) => {
      const { ask, controlPlane } = await localWorker('ada@northwind.example');
      const organization = demoIds(controlPlane.state).organization('Northwind ML').id;
      const place =
        what === 'organization' ? { ...NOWHERE, organization } : { ...NOWHERE, workspace: 'prod-vision' };
      const { data } = await ask('permissionCheck', { place });
      expect(data?.missing).toMatchObject([{ what: 'check', failure: { kind: 'invalid' } }]);
      expect(data?.actions.length).toBeGreaterThan(20);
      // The workspace itself has an id to be asked by; what is in it has none.
      const known = data?.actions.filter(({ verdict }) => verdict !== 'unknown') ?? [];
      const expected = what === 'workspace' ? ['workspace'] : [];
      expect([...new Set(known.map(({ resourceType }) => resourceType))]).toEqual(expected);
    },
  );

  it('uses the documented actions where the control plane lists none, and says so', async () => {
    const { ask, controlPlane } = await localWorker('ada@northwind.example', { resourceForm: 'server' });
    controlPlane.setFault({ kind: 'status', status: 404, path: '/permissions' });
    const { data } = await ask('permissionCheck', { place: { ...NOWHERE, workspace: 'prod-vision' } });
    expect(data?.catalogue).toBe('documented');
    expect(data?.missing.map(({ what }) => what)).toContain('permissions');
    expect(data?.actions.some(({ verdict }) => verdict === 'allowed')).toBe(true);
  });

  it('does not mistake a workspace that is not there for a "no"', async () => {
    const { ask } = await localWorker('ada@northwind.example');
    const { data, failure } = await ask('permissionCheck', { place: { ...NOWHERE, workspace: 'gone' } });
    expect(data).toBeNull();
    expect(failure?.kind).toBe('not-found');
  });
});
