// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { permitsOf } from '#lib/background/changes/permits.ts';
import type { Change } from '#lib/changes.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import type { ControlPlaneOptions } from '../../control-plane/settings.ts';
import { clientOf } from '../../control-plane/testing/client.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { localWorker, useLocalWorker } from '../local-worker.ts';
import { attemptsIn, plant } from './attempts-in.ts';
import { stepOf } from './guards/guards-in.ts';

/** What is worked out from roles, held against what the control plane then does. */
useLocalWorker();

const planOf = (userId: string, changes: readonly Change[]): Plan => ({
  version: 1,
  id: 'plan',
  controlPlaneId: 'local',
  userId,
  userName: 'Somebody',
  plannedAt: 0,
  steps: changes.map((change) => stepOf(change)),
  guards: [],
  undoes: null,
});

/** Owner, manager, member, workspace administrator through a team, viewer, and two who hold one role in a workspace. */
const ACTORS = ['ada', 'tove', 'farah', 'katya', 'idris', 'viktor', 'liam', 'wanda'];

/** What is worked out for somebody, and what then contradicts it. */
async function attempt(nick: string, options: ControlPlaneOptions = {}) {
  const email = `${nick}@northwind.example`;
  const { controlPlane, userId, ask } = await localWorker(email, options, plant);
  const attempts = attemptsIn(controlPlane.state, userId);
  const plan = planOf(
    userId,
    attempts.map(([change]) => change),
  );
  const permits = await permitsOf(plan, ask);
  const client = clientOf(controlPlane, email);
  const wrong: unknown[] = [];
  for (const [index, [change, method, path, json]] of attempts.entries()) {
    const verdict = permits[index]?.verdict;
    if (verdict === 'unknown') continue;
    const spoken = options.mode === 'legacy' ? path.replace(/^\/workspaces/, '/tenants') : path;
    const { status } = await client.send(method, spoken, json === undefined ? {} : { json });
    // A thing that somebody may not see is not there for them.
    const isAllowed = status < 300 ? true : status === 403 || status === 404 ? false : null;
    if (isAllowed !== (verdict === 'allowed')) wrong.push({ change: change.kind, spoken, status, verdict });
  }
  return { verdicts: permits.map(({ verdict }) => verdict), wrong };
}

describe('what ZenML will allow', { timeout: 60_000 }, () => {
  const all: string[] = [];
  it.each(ACTORS)('is what it then allows %s', async (nick) => {
    const { verdicts, wrong } = await attempt(nick);
    all.push(...verdicts);
    expect(wrong).toEqual([]);
  });

  it('is mostly known where ZenML says what roles permit', () => {
    const count = (verdict: string) => all.filter((one) => one === verdict).length;
    expect(count('unknown')).toBeLessThan(all.length / 6);
    expect(count('allowed')).toBeGreaterThan(60);
    expect(count('denied')).toBeGreaterThan(60);
  });

  describe.each<[string, ControlPlaneOptions]>([
    ['that keeps to itself what its own roles permit', { systemRolePermissions: false }],
    ['that is older', { mode: 'legacy' }],
    ['that is self-hosted', { mode: 'self-hosted' }],
  ])('at a control plane %s', (_, options) => {
    it.each(['ada', 'tove', 'katya'])('is what it then allows %s', async (nick) => {
      const { verdicts, wrong } = await attempt(nick, options);
      expect(wrong).toEqual([]);
      expect(new Set(verdicts).size).toBeGreaterThan(1);
    });
  });
});

describe('the permits of a plan', () => {
  it('name the roles that allow a step', async () => {
    const { controlPlane, userId, ask } = await localWorker('tove@northwind.example');
    const organizationId = demoIds(controlPlane.state).organization('Northwind ML').id;
    const create: Change = { kind: 'createTeam', input: { organizationId, name: 'New', description: null } };
    expect(await permitsOf(planOf(userId, [create]), ask)).toEqual([
      { verdict: 'allowed', roles: ['Organization Manager'] },
    ]);
  });

  it('are unknown for somebody who is not signed in any more', async () => {
    const { ask } = await localWorker('ada@northwind.example');
    const remove: Change = { kind: 'deleteUser', input: { userId: 'somebody' } };
    expect(await permitsOf(planOf('somebody-else', [remove]), ask)).toEqual([
      { verdict: 'unknown', roles: [] },
    ]);
  });

  it('are asked for once a place, however many steps there are', async () => {
    const { controlPlane, userId, ask } = await localWorker('ada@northwind.example');
    const organizationId = demoIds(controlPlane.state).organization('Northwind ML').id;
    const asked: string[] = [];
    const counting: typeof ask = (query, input) => {
      asked.push(query);
      return ask(query, input);
    };
    const create: Change = { kind: 'createTeam', input: { organizationId, name: 'New', description: null } };
    await permitsOf(
      planOf(
        userId,
        Array.from({ length: 50 }, () => create),
      ),
      counting,
    );
    expect(asked).toEqual(['session', 'access']);
  });
});
