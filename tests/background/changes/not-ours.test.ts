// @vitest-environment node
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { WriteDependencies } from '#lib/background/writes/settle.ts';
import type { Change } from '#lib/changes.ts';
import { fail } from '#lib/model/result.ts';
import { installLocks } from '../fake-locks.ts';
import { newLife, signIn, useWorld } from '../writes/world.ts';
import { newChanger } from './changing.ts';
import { SAMPLE_EMAIL } from './samples.ts';

const world = useWorld();
const NOTHING = { typed: {}, secrets: {} };

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
  signIn(world, SAMPLE_EMAIL);
});

/** Applies a change while somebody else does `theirs`, after it was confirmed and before it is sent. */
async function applyAfter(theirs: () => void, change: Change) {
  let isDone = false;
  const within = (dependencies: WriteDependencies) => ({
    ...dependencies,
    signedInAs: (...asked: Parameters<WriteDependencies['signedInAs']>) => {
      if (!isDone) theirs();
      isDone = true;
      return dependencies.signedInAs(...asked);
    },
  });
  const changer = newChanger(world, { writes: newLife(world, { within }) });
  const { id } = await changer.ask({ do: 'plan', changes: [change] });
  await changer.ask({ do: 'confirm', id, ...NOTHING });
  await changer.whenIdle();
  return { changer, id, status: await changer.ask({ do: 'status', id }) };
}

describe('what somebody else did meanwhile', () => {
  it('was so already, and is not taken back', async () => {
    const [teamId, userId] = [world.newTeam(), world.userId];
    const { changer, id, status } = await applyAfter(
      () =>
        world.controlPlane.state.teamMembers.add({
          id: randomUUID(),
          team_id: teamId,
          user_id: userId,
          invitation_id: null,
        }),
      {
        kind: 'addTeamMember',
        input: { organizationId: world.organizationId, teamId, member: { kind: 'user', id: userId } },
      },
    );
    expect(status).toMatchObject({
      state: 'finished',
      noUndo: 'nothing-done',
      steps: [{ state: 'already', failure: null, isShown: true }],
    });
    const undo = await changer.answer(world.asked, { do: 'plan-undo', id });
    expect(undo).toEqual(fail({ kind: 'not-found', reason: null }));
  });

  const newTeam = (name: string): Change => ({
    kind: 'createTeam',
    input: { organizationId: world.organizationId, name, description: null },
  });
  const theirTeam = (name: string, description: string | null, age: number) => () => {
    const at = Date.now() + world.theirClock - age;
    const rest = { organization_id: world.organizationId, name, description, created: at, updated: at };
    world.controlPlane.state.teams.add({ id: randomUUID(), ...rest });
  };

  it('is not ours when it was made before', async () => {
    const name = randomUUID();
    // As when sending had to wait.
    const { status } = await applyAfter(theirTeam(name, null, 61_000), newTeam(name));
    expect(status).toMatchObject({ noUndo: 'nothing-done', steps: [{ state: 'done', resultId: null }] });
  });

  it.each([-26, -3, 3, 26])(
    'is not ours when it was made before by a clock that is %i h ahead of ours, and ours is',
    async (hours) => {
      world.theirClock = hours * 3_600_000;
      signIn(world, SAMPLE_EMAIL);
      const name = randomUUID();
      const theirs = await applyAfter(theirTeam(name, null, 120_000), newTeam(name));
      expect(theirs.status).toMatchObject({ steps: [{ state: 'done', resultId: null }] });
      const other = randomUUID();
      // As when the browser sent it twice.
      const ours = await applyAfter(theirTeam(other, null, 0), newTeam(other));
      expect(ours.status).toMatchObject({ steps: [{ state: 'done', resultId: expect.any(String) }] });
    },
  );

  it('is not ours when it says something else', async () => {
    const name = randomUUID();
    const { status } = await applyAfter(theirTeam(name, 'theirs', 0), newTeam(name));
    expect(status).toMatchObject({
      noUndo: 'nothing-done',
      steps: [{ state: 'refused', failure: { kind: 'conflict' }, resultId: null }],
    });
  });

  it('is not ours when nobody says when it was made', async () => {
    const name = randomUUID();
    const { organizationId } = world;
    const now = Date.now();
    const { status } = await applyAfter(
      () =>
        world.controlPlane.state.roles.add({
          id: randomUUID(),
          organization_id: organizationId,
          name,
          description: null,
          level: 'workspace',
          system_managed: false,
          type: 'normal',
          permissions: [],
          created: now,
          updated: now,
        }),
      {
        kind: 'createRole',
        input: { organizationId, name, description: null, level: 'workspace', permissions: ['stack:read'] },
      },
    );
    expect(status).toMatchObject({ noUndo: 'nothing-done', steps: [{ state: 'done', resultId: null }] });
  });
});
