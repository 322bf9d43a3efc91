// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Change } from '#lib/changes.ts';
import { fail } from '#lib/model/result.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { installLocks } from '../fake-locks.ts';
import { useWorld } from '../writes/world.ts';
import { newChanger } from './changing.ts';

const world = useWorld();
const NOTHING = { typed: {}, secrets: {} };

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
});

const somebody = () => demoIds(world.controlPlane.state).user('farah@northwind.example').id;
const joining = (teamId: string): Change => ({
  kind: 'addTeamMember',
  input: { organizationId: world.organizationId, teamId, member: { kind: 'user', id: somebody() } },
});
const membersOf = (teamId: string) => world.controlPlane.state.teamMembers.by('team', teamId).length;
const writesSince = (mark: number) => world.writesSince(mark).length;
const goneGuard = (about: string, step: number) => ({
  kind: 'gone',
  severity: 'warns',
  type: null,
  about,
  steps: [step],
});

async function applied(changer: ReturnType<typeof newChanger>, changes: Change[]) {
  const plan = await changer.ask({ do: 'plan', changes });
  await changer.ask({ do: 'confirm', id: plan.id, ...NOTHING });
  await changer.whenIdle();
  return plan.id;
}

describe('something that is gone', () => {
  it('does not keep the rest of a change from being taken back', async () => {
    const changer = newChanger(world);
    const [gone, there] = [world.newTeam(), world.newTeam()];
    const id = await applied(changer, [joining(gone), joining(there)]);
    world.controlPlane.state.teams.remove(gone);
    const undo = await changer.ask({ do: 'plan-undo', id });
    expect(undo.steps).toMatchObject([
      { thing: { name: there }, differences: [{ field: 'membership', after: false }] },
      { thing: { name: gone }, change: { kind: 'removeTeamMember' }, differences: [] },
    ]);
    expect(undo.guards).toEqual([goneGuard(gone, 1)]);
    const mark = world.controlPlane.requests.length;
    expect(await changer.ask({ do: 'confirm', id: undo.id, ...NOTHING })).toMatchObject({ is: 'applied' });
    await changer.whenIdle();
    expect(writesSince(mark)).toBe(1);
    expect(membersOf(there)).toBe(0);
    expect((await changer.ask({ do: 'status', id })).undoneBy).toBe(undo.id);
  });

  it('is said before anything is sent, when it goes after the undo was planned', async () => {
    const changer = newChanger(world);
    const teamId = world.newTeam();
    const id = await applied(changer, [joining(teamId), joining(world.newTeam())]);
    const undo = await changer.ask({ do: 'plan-undo', id });
    world.controlPlane.state.teams.remove(teamId);
    const mark = world.controlPlane.requests.length;
    expect(await changer.ask({ do: 'confirm', id: undo.id, ...NOTHING })).toMatchObject({
      is: 'planned-again',
      why: 'changed',
      plan: { undoes: id, guards: [goneGuard(teamId, 1)] },
    });
    expect(writesSince(mark)).toBe(0);
  });

  it('does not keep the rest of a change from being gone on with', async () => {
    const changer = newChanger(world);
    const [gone, there] = [world.newTeam(), world.newTeam()];
    world.controlPlane.setFault({ kind: 'status', status: 403, method: 'POST' });
    const id = await applied(changer, [joining(gone), joining(there)]);
    world.controlPlane.setFault(null);
    world.controlPlane.state.teams.remove(gone);
    const rest = await changer.ask({ do: 'plan-rest', id });
    expect(rest.guards).toEqual([goneGuard(gone, 0)]);
    await changer.ask({ do: 'confirm', id: rest.id, ...NOTHING });
    await changer.whenIdle();
    expect(membersOf(there)).toBe(1);
  });

  it('stops what somebody drafts', async () => {
    const teamId = world.newTeam();
    world.controlPlane.state.teams.remove(teamId);
    const request = { do: 'plan' as const, changes: [joining(world.newTeam()), joining(teamId)] };
    expect(await newChanger(world).answer(world.asked, request)).toEqual(
      fail({ kind: 'not-found', reason: null }),
    );
  });
});
