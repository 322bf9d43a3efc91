// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Change, ChangeInput } from '#lib/changes.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import { installLocks } from '../fake-locks.ts';
import { signIn, useWorld } from '../writes/world.ts';
import { newChanger } from './changing.ts';
import { planIn } from './plan.ts';
import { SAMPLE_EMAIL, SAMPLES } from './samples.ts';

const world = useWorld();

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
  signIn(world, SAMPLE_EMAIL);
});

/** Somebody who holds a role at a workspace, and the changes that give another one there and take the old one. */
function changeOfRole() {
  const revoke = SAMPLES.revokeRole(world.controlPlane).change;
  if (revoke.kind !== 'revokeRole') throw new Error('Another kind of sample');
  const role = (name: string) => demoIds(world.controlPlane.state).role('Northwind ML', name).id;
  const give = (rest: Partial<ChangeInput<'assignRole'>> = {}): Change => ({
    kind: 'assignRole',
    input: { ...revoke.input, roleId: role('Workspace Developer'), ...rest },
  });
  const held = () =>
    world.controlPlane.state.assignments
      .all()
      .filter(({ user_id }) => user_id === revoke.input.holder.id)
      .filter(({ workspace_id }) => workspace_id === revoke.input.workspaceId)
      .map(({ role_id }) => role_id);
  return { revoke, give, held, role };
}

const afterIn = async (...changes: Change[]) => {
  const plan = await planIn(world, ...changes);
  return plan.ok && plan.value.steps.map(({ after }) => after);
};

describe('a role that is taken', () => {
  it('waits for what is given to the same one at the same place before it', async () => {
    const { revoke, give } = changeOfRole();
    const elsewhere = changeOfRole();
    expect(await afterIn(give(), revoke)).toEqual([[], [0]]);
    expect(await afterIn(revoke, give())).toEqual([[], []]);
    expect(await afterIn(elsewhere.give(), revoke)).toEqual([[], []]);
    const ofOrganization = { workspaceId: null, roleId: elsewhere.role('Organization Viewer') };
    expect(await afterIn(give(ofOrganization), revoke)).toEqual([[], []]);
  });

  it('does not wait for what is held already', async () => {
    const { revoke, give, role } = changeOfRole();
    const other = { ...revoke.input, roleId: role('Workspace Developer') };
    expect(
      await afterIn(give({ roleId: revoke.input.roleId }), { kind: 'revokeRole', input: other }),
    ).toEqual([[], []]);
  });

  it.each([
    [403, 'refused', 'finished'],
    [500, 'unknown', 'applying'],
  ])('is left while the new one was answered %i', async (status, given, state) => {
    const { revoke, give, held } = changeOfRole();
    const changer = newChanger(world);
    const plan = await changer.ask({ do: 'plan', changes: [give(), revoke] });
    world.controlPlane.setFault({ kind: 'status', status, method: 'POST', times: 1 });
    const typed = Object.fromEntries(plan.guards.map(({ type }, index) => [index, type ?? '']));
    await changer.ask({ do: 'confirm', id: plan.id, typed, secrets: {} });
    await changer.whenIdle();
    const shown = await changer.ask({ do: 'status', id: plan.id });
    const unsent = state === 'finished' ? 'left' : 'waiting';
    expect(shown).toMatchObject({ state, steps: [{ state: given }, { state: unsent }] });
    expect(held()).toEqual([revoke.input.roleId]);
  });

  it('is taken when the new one was given', async () => {
    const { revoke, give, held, role } = changeOfRole();
    const changer = newChanger(world);
    const plan = await changer.ask({ do: 'plan', changes: [give(), revoke] });
    await changer.ask({ do: 'confirm', id: plan.id, typed: {}, secrets: {} });
    await changer.whenIdle();
    expect(held()).toEqual([role('Workspace Developer')]);
  });
});
