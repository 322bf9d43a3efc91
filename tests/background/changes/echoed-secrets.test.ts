// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createJournal } from '#lib/background/writes/journal.ts';
import { installLocks } from '../fake-locks.ts';
import { signIn, useWorld } from '../writes/world.ts';
import { newChanger } from './changing.ts';
import { SAMPLE_EMAIL, SAMPLES } from './samples.ts';

const world = useWorld();
const SECRET = 'hunter"2 & hunter3';

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
  signIn(world, SAMPLE_EMAIL);
});

/** Everything that is kept or shown of a change with a password, to which ZenML answers so. */
async function known(kind: 'createUser' | 'resetPassword', status: number, body: unknown): Promise<string> {
  const changer = newChanger(world);
  const { id, guards } = await changer.ask({
    do: 'plan',
    changes: [SAMPLES[kind](world.controlPlane).change],
  });
  const typed = Object.fromEntries(guards.map(({ type }, index) => [index, type ?? '']));
  const faults = ['POST', 'PATCH'].map((method) => ({ kind: 'status' as const, status, method, body }));
  world.controlPlane.setFault(faults);
  await changer.ask({ do: 'confirm', id, typed, secrets: { 0: SECRET } });
  await changer.whenIdle();
  world.controlPlane.setFault(null);
  const shown = await changer.ask({ do: 'status', id });
  expect(shown).toMatchObject({ state: 'finished', steps: [{ state: 'refused' }] });
  const { changes } = await changer.ask({ do: 'journal' });
  return JSON.stringify([shown, changes, [...(await createJournal().startingWith(id))]]);
}

describe.each(['createUser', 'resetPassword'] as const)('the password of %s', (kind) => {
  it.each([
    ['its words', 422, { detail: `The password ${SECRET} is too weak` }],
    [
      'a word about a field',
      422,
      { detail: [{ loc: ['body', 'password'], msg: `“${SECRET}” is too short` }] },
    ],
    ['an address', 403, { detail: `Not allowed: /users?password=${encodeURIComponent(SECRET)}&a=b` }],
    ['a text of JSON', 400, { detail: `Wrong: ${JSON.stringify({ password: SECRET })}` }],
    ['words that are cut', 409, { detail: `${'x'.repeat(490)} ${SECRET}` }],
  ])('is not kept or shown when ZenML repeats it in %s', async (_, status, body) => {
    const all = await known(kind, status, body);
    expect(all).not.toContain('hunter');
    expect(all).toContain('•••');
  });
});
