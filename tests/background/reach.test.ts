// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { MAX_ENTRY_BYTES } from '#lib/background/cache-limits.ts';
import { type CompactEvidence, GRANT_SIZE } from '#lib/model/permissions/compact-evidence.ts';
import type { Principal } from '#lib/model/permissions/evidence.ts';
import { evidenceAbout, principalsIn } from '#lib/model/permissions/evidence-about.ts';
import type { ReachNode } from '#lib/model/permissions/reach.ts';
import { reachOf } from '#lib/model/permissions/reach-of.ts';
import { pack } from '#lib/pack.ts';
import { LARGE_MEMBERS, LARGE_ROLES } from '../control-plane/seeds/large-seed.ts';
import type { ControlPlaneOptions } from '../control-plane/settings.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { localWorker, useLocalWorker } from './local-worker.ts';

useLocalWorker();

const NORTHWIND = 'Northwind ML';

async function setUp(as = 'ada', options: ControlPlaneOptions = {}) {
  const worker = await localWorker(`${as}@northwind.example`, options);
  const ids = demoIds(worker.controlPlane.state);
  const organizationId = ids.organization(NORTHWIND).id;
  const read = async () => {
    const { data, failure } = await worker.ask('reach', { organizationId });
    if (!data) throw new Error(`no answer: ${failure?.kind}`);
    return data;
  };
  const nodesFor = async (nick: string): Promise<Map<string, ReachNode>> => {
    const evidence = await read();
    const { data } = await worker.ask('workspaces', {});
    const ofIt = data?.items.filter(({ organization }) => organization?.id === organizationId) ?? [];
    const principal = personIn(evidence, `${nick}@northwind.example`);
    const { root } = reachOf(evidenceAbout(evidence, principal), principal, { items: ofIt, complete: true });
    return new Map([root, ...root.children].map((node) => [node.name ?? node.id, node]));
  };
  return { ...worker, ids, organizationId, read, nodesFor };
}

function personIn(evidence: CompactEvidence, email: string): Principal {
  const found = principalsIn(evidence).find((principal) => principal.email === email);
  if (!found) throw new Error(`nobody has ${email}`);
  return found;
}

describe('reach', () => {
  it('reads who holds each role once, what held roles permit, and who is in teams that hold something', async () => {
    const { read, queued, controlPlane, ids } = await setUp();
    const { missing, grants, teams, reading, complete } = await read();
    expect(missing).toEqual([]);
    const { state } = controlPlane;
    const organization = ids.organization(NORTHWIND);
    const roles = state.roles.by('organization', organization.id);
    const assigned = state.assignments.by('organization', organization.id);
    const teamIds = new Set(assigned.flatMap(({ team_id }) => team_id ?? []));
    const paths = queued.map(({ url }) => new URL(url).pathname.replace(/^\/api\/v1/, '')).sort();
    expect(paths.filter((path) => !['/users/me', '/openapi.json'].includes(path))).toEqual(
      [
        '/organizations',
        '/workspaces',
        `/organizations/${organization.id}/roles`,
        ...roles.map(({ id }) => `/roles/${id}/assignments`),
        ...[...new Set(assigned.map(({ role_id }) => role_id))].map((id) => `/roles/${id}`),
        ...[...teamIds].map((id) => `/teams/${id}/members`),
      ].sort(),
    );
    expect(grants).toHaveLength(assigned.length * GRANT_SIZE);
    expect(teams).toHaveLength(teamIds.size);
    expect({ reading, complete }).toEqual({
      reading: { done: roles.length, total: roles.length },
      complete: true,
    });
  });

  it('asks nothing for a second person', async () => {
    const { nodesFor, queued } = await setUp();
    await nodesFor('bram');
    const before = queued.length;
    expect((await nodesFor('liam')).get('Vision production')?.state).toBe('reached');
    expect(queued).toHaveLength(before);
  });

  it.each([
    ['bram', { 'Vision production': 'Workspace Developer', 'Vision staging': 'Workspace Admin' }],
    ['nikhil', { 'Churn models': 'Workspace Viewer' }],
    ['katya', { 'Vision production': 'Stack Admin', 'Northwind on-premises': 'Workspace Admin' }],
  ])('tells where %s gets to, and by which role', async (nick, wanted) => {
    const { nodesFor } = await setUp();
    const nodes = await nodesFor(nick);
    const reached = [...nodes.values()].filter(
      ({ kind, state }) => kind === 'workspace' && state === 'reached',
    );
    expect(
      Object.fromEntries(
        reached.map(({ name, sources }) => [name, sources.find(({ role }) => role)?.role?.name]),
      ),
    ).toEqual(wanted);
  });

  it('leaves a place open where a team could not be read, instead of saying no', async () => {
    const { nodesFor, controlPlane } = await setUp();
    controlPlane.setFault({ kind: 'status', status: 403, path: '/teams/*/members' });
    const nodes = await nodesFor('liam');
    expect(nodes.get('Vision staging')).toMatchObject({
      state: 'unknown',
      doubts: [{ why: 'team-members', of: 'ml-core', failure: { kind: 'forbidden' } }],
    });
    expect(nodes.get('Churn models')?.state).toBe('none');
  });

  it('fits the cache however large the organization is, and tells of one person at once', {
    timeout: 60_000,
  }, async () => {
    const { ask, controlPlane, queued } = await localWorker('ada@northwind.example', { seed: 'large' });
    const { state } = controlPlane;
    const organizationId = state.organizations.all()[0]?.id ?? '';
    const { data, isStale } = await ask('reach', { organizationId });
    if (!data) throw new Error('no answer');
    expect(data.missing).toEqual([]);
    expect(data.people.length).toBeGreaterThan(LARGE_MEMBERS);
    expect(data.grants).toHaveLength(state.assignments.all().length * GRANT_SIZE);
    const size = (await pack(data)).length;
    expect(size).toBeLessThan(MAX_ENTRY_BYTES / 2);
    // Roles, who holds each and what each permits, teams: never one for a person. The teams are of forty each, which may
    // be where the server cuts, so that each is asked for more.
    expect(queued.length).toBeLessThan(2 * LARGE_ROLES + 2 * 130);
    expect(isStale).toBe(false);
    console.log(`reach of ${data.people.length} people: ${queued.length} requests, ${size} bytes packed`);
    const before = queued.length;
    expect((await ask('reach', { organizationId })).data).toEqual(data);
    // The session is looked at before each answer; nothing else is asked.
    expect(queued.slice(before).filter(({ url }) => !url.endsWith('/users/me'))).toEqual([]);
  });
});
