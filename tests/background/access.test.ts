// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { peekCache } from '#lib/background/cache.ts';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import { whoHasAccess } from '#lib/model/permissions/who-has-access.ts';
import { queueState } from '#lib/storage.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { LARGE_MEMBERS, LARGE_ROLES } from '../control-plane/seeds/large-seed.ts';
import type { ControlPlaneOptions } from '../control-plane/settings.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { localWorker, useLocalWorker } from './local-worker.ts';
import { storedSizes } from './session-storage.ts';

useLocalWorker();

async function demo() {
  const worker = await localWorker(ADMIN_EMAIL);
  const { state } = worker.controlPlane;
  const ids = demoIds(state);
  const organization = ids.organization('Northwind ML');
  const workspace = ids.workspace('prod-vision');
  await worker.ask('organizations', {});
  await worker.ask('workspace', { workspace: workspace.id });
  worker.controlPlane.clearLog();
  const asked = () =>
    worker.controlPlane.requests
      .map(({ path, query }) => `${path}${query && `?${query}`}`)
      .filter((path) => path !== '/users/me')
      .sort();
  const roles = state.roles.by('organization', organization.id);
  return { ...worker, state, ids, organization, workspace, asked, roles };
}

async function large(options: ControlPlaneOptions = {}) {
  const worker = await localWorker(ADMIN_EMAIL, { seed: 'large', ...options });
  const { state } = worker.controlPlane;
  const organization = state.organizations.first('name', 'Meridian Group');
  const workspace = state.workspaces.first('name', 'unit-007');
  if (!organization || !workspace) throw new Error('The seed has changed.');
  const { requests } = worker.controlPlane;
  const of = (path: RegExp) => requests.filter((request) => path.test(request.path));
  return { ...worker, state, organization, workspace, of };
}

const ASSIGNMENTS = /^\/roles\/[^/]+\/assignments$/;

describe('who holds what', () => {
  it('takes for an organization its own roles, and no others', async () => {
    const { ask, asked, organization, roles, state } = await demo();
    const { data } = await ask('access', { organizationId: organization.id, workspaceId: null });
    const own = roles.filter(({ level }) => level === 'organization');
    const held = own.filter(({ id }) => state.assignments.by('role', id).length > 0);
    const teams = new Set(
      held.flatMap(({ id }) => state.assignments.by('role', id).flatMap(({ team_id }) => team_id ?? [])),
    );
    expect(asked()).toEqual(
      [
        `/organizations/${organization.id}/roles?offset=0&limit=100`,
        ...own.map(({ id }) => `/roles/${id}/assignments?offset=0&limit=100`),
        ...held.map(({ id }) => `/roles/${id}`),
        ...[...teams].map((id) => `/teams/${id}/members`),
      ].sort(),
    );
    expect(data?.complete).toBe(true);
  });

  it('takes for a workspace the roles that are held there, and those of the organization that reach inside', async () => {
    const { ask, asked, organization, workspace, roles, state } = await demo();
    await ask('access', { organizationId: organization.id, workspaceId: workspace.id });
    const own = roles.filter(({ level }) => level === 'organization');
    const inside = roles.filter((role) => !own.includes(role));
    const reaching = own.filter(({ permissions }) => permissions.some((one) => one.startsWith('workspace:')));
    const heldHere = inside.filter(({ id }) =>
      state.assignments.by('role', id).some(({ workspace_id }) => workspace_id === workspace.id),
    );
    const teams = new Set(
      [...reaching, ...heldHere].flatMap(({ id }) =>
        state.assignments
          .by('role', id)
          .filter(({ workspace_id }) => workspace_id === null || workspace_id === workspace.id)
          .flatMap(({ team_id }) => team_id ?? []),
      ),
    );
    expect(asked()).toEqual(
      [
        `/organizations/${organization.id}/roles?offset=0&limit=100`,
        ...own.map(({ id }) => `/roles/${id}`),
        ...reaching.map(({ id }) => `/roles/${id}/assignments?offset=0&limit=100`),
        ...inside.map(({ id }) => `/roles/${id}/assignments?workspace_id=${workspace.id}&offset=0&limit=100`),
        ...heldHere.map(({ id }) => `/roles/${id}`),
        ...[...teams].map((id) => `/teams/${id}/members`),
      ].sort(),
    );
  });

  it('names the owner, whatever they hold, and who is invited', async () => {
    const { ask, organization, workspace, state } = await demo();
    const { data } = await ask('access', { organizationId: organization.id, workspaceId: workspace.id });
    if (!data) throw new Error('No evidence.');
    const place = { organization, workspace, project: null, resource: null };
    const { rows } = whoHasAccess(data, place, null);
    const owner = state.users.require(workspace.owner_id);
    const row = rows.find(({ principal }) => principal.id === owner.id);
    expect(row?.principal.name).toBe(owner.name);
    expect(row?.sources).toContainEqual(expect.objectContaining({ via: 'owner' }));
    for (const { principal } of rows) expect(principal.name).not.toBe(principal.id);
  });
});

describe('in an organization of ten thousand', { timeout: 30_000 }, () => {
  it('takes one list for each role of its own, and is stored, and small', async () => {
    const { ask, of, organization } = await large();
    const { data } = await ask('access', { organizationId: organization.id, workspaceId: null });
    expect(data?.grants).toHaveLength(LARGE_MEMBERS);
    expect(of(ASSIGNMENTS)).toHaveLength(data?.reading.total ?? 0);
    expect(data?.reading.total).toBeLessThan(10);
    const sizes = await storedSizes('cache/');
    const own = [...sizes].find(([key]) => key.includes('/access/'));
    expect(own?.[1]).toBeGreaterThan(100_000);
    expect(own?.[1]).toBeLessThan(1_000_000);
  });

  it('takes for a workspace one list for each role at most, however many people there are', async () => {
    const { ask, of, organization, workspace, state } = await large();
    const { data } = await ask('access', { organizationId: organization.id, workspaceId: workspace.id });
    const held = state.assignments.all().filter(({ workspace_id }) => workspace_id === workspace.id);
    expect(data?.grants.filter(({ workspaceId }) => workspaceId !== null)).toHaveLength(held.length);
    expect(of(ASSIGNMENTS).length).toBeLessThanOrEqual(LARGE_ROLES);
    expect(of(/./).length).toBeLessThan(LARGE_ROLES + 60);
  });

  it.each([10, 30, 75])('reads every list to its end where a page is cut at %i rows', async (listCap) => {
    const { ask, organization, workspace, state } = await large({ listPaging: true, listCap });
    const { data } = await ask('access', { organizationId: organization.id, workspaceId: workspace.id });
    const all = state.roles.by('organization', organization.id);
    expect(new Set(data?.roles.map(({ id }) => id))).toEqual(new Set(all.map(({ id }) => id)));
    const held = state.assignments.all().filter(({ workspace_id }) => workspace_id === workspace.id);
    expect(data?.grants.filter(({ workspaceId }) => workspaceId !== null)).toHaveLength(held.length);
  });

  it('shows the first of a long list while the rest is read, and goes on after a stop in the middle of it', async () => {
    const { ask, stop, controlPlane, of, organization, userId } = await large({
      listPaging: true,
      listCap: 100,
    });
    const input = { organizationId: organization.id, workspaceId: null };
    await ask('organizations', {});
    controlPlane.setFault({ kind: 'latency', ms: 60_000, path: '/roles/*/assignments', skip: 90 });
    void ask('access', input);
    const shown = () => peekCache({ controlPlaneId: 'local', userId }, 'access', input);
    await vi.waitFor(
      async () => {
        const soFar = (await shown())?.data as Evidence | undefined;
        expect(soFar?.grants.length).toBeGreaterThan(100);
        expect(soFar?.complete).toBe(false);
      },
      { timeout: 15_000 },
    );
    await vi.waitFor(() => expect(of(ASSIGNMENTS).length).toBeGreaterThan(90), { timeout: 15_000 });
    stop();
    controlPlane.setFault(null);
    const { data } = await ask('access', input);
    expect(data).toMatchObject({ complete: true });
    expect(data?.grants).toHaveLength(LARGE_MEMBERS);
    const pages = of(ASSIGNMENTS).map(({ path, query }) => `${path} ${query}`);
    // Of a list that is whole a stop leaves nothing; of the long one only the page on its way is asked again.
    expect(pages.length - new Set(pages).size).toBeLessThan(10);
  });

  it('goes on after a limit with the lists that are missing', async () => {
    const { ask, stop, controlPlane, of, organization, workspace } = await large();
    const input = { organizationId: organization.id, workspaceId: workspace.id };
    controlPlane.setFault({
      kind: 'status',
      status: 429,
      headers: { 'retry-after': '45' },
      path: '/roles/*/assignments',
      skip: 150,
    });
    const part = await ask('access', input);
    expect(part.data?.missing.some(({ failure }) => failure?.kind === 'rate-limited')).toBe(true);
    const answered = of(ASSIGNMENTS).filter(({ status }) => status === 200);
    const before = new Set(answered.map(({ path }) => path));
    expect(before.size).toBe(150);
    controlPlane.setFault(null);
    controlPlane.clearLog();
    await queueState.write({});
    stop();
    const { data } = await ask('access', input, true);
    expect(data?.missing.filter(({ failure }) => failure)).toEqual([]);
    expect(of(ASSIGNMENTS).filter(({ path }) => before.has(path))).toEqual([]);
  });
});
