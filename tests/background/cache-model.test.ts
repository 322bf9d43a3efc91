// @vitest-environment node
import * as fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { purgeCache, readCache, writeCache } from '#lib/background/cache.ts';
import { cacheKey } from '#lib/cache-entry.ts';
import { installLocks } from './fake-locks.ts';
import { signIn, storedSizes, sum } from './session-storage.ts';

const LIMITS = vi.hoisted(() => ({ MAX_BYTES: 40_000, MAX_ENTRY_BYTES: 15_000, MAX_INDEX_BYTES: 10_000 }));
vi.mock('#lib/background/cache-limits.ts', () => LIMITS);

const query = fc.constantFrom(...'abcdefgh');
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), query, size: fc.nat(17_000) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('read' as const), query }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('sign in' as const),
      user: fc.constantFrom('ada', 'grace', 'joan'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose the index' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** What the cache should hold for who is signed in: the least recently used first, whole sizes. */
function createModel() {
  let user = 'ada';
  let entries = new Map<string, { data: object; size: number }>();
  /** False once the index was lost: then it is made anew by the answers' age. */
  let isOrderKnown = true;
  let written = 0;
  const identity = () => ({ controlPlaneId: 'cloud', userId: user });
  const use = (name: string, entry: { data: object; size: number }) => {
    entries.delete(name);
    entries.set(name, entry);
  };

  const steps: { [Name in Step['do']]: (one: Extract<Step, { do: Name }>) => Promise<void> } = {
    async write({ query: name, size }) {
      written += 1;
      const data = { by: `${user} ${written}`, text: 'x'.repeat(size) };
      const { isStored } = await writeCache(identity(), name, {}, data, 60_000);
      if (isStored) use(name, { data, size });
      else expect(size).toBeGreaterThan(14_000);
    },
    async read({ query: name }) {
      const found = await readCache(identity(), name, {});
      const expected = entries.get(name);
      if (found) expect(found.data).toEqual(expected?.data);
      if (found && expected) use(name, expected);
    },
    async 'sign in'({ user: next }) {
      if (next !== user) {
        await purgeCache('cloud', next);
        entries = new Map();
        isOrderKnown = true;
      }
      user = next;
      await signIn(user);
    },
    async 'lose the index'() {
      await fakeBrowser.storage.session.remove('cache-index');
      isOrderKnown = false;
    },
  };

  return {
    run: (one: Step) => (steps[one.do] as (one: Step) => Promise<void>)(one),
    async check() {
      const sizes = await storedSizes('cache/');
      expect(sum(sizes)).toBeLessThanOrEqual(LIMITS.MAX_BYTES);
      const others = [...sizes.keys()].filter((key) => !key.startsWith(`cache/cloud/${user}/`));
      expect(others).toEqual(['cache/cloud/-/session/{}']);
      const gone = [...entries.keys()].filter((name) => !sizes.has(cacheKey(identity(), name, {})));
      // What had to go was used least recently, and there was no room for all.
      if (isOrderKnown) expect(gone).toEqual([...entries.keys()].slice(0, gone.length));
      const wanted = [...entries.values()].reduce((total, { size }) => total + size + 400, 0);
      if (gone.length > 0) expect(wanted).toBeGreaterThan(LIMITS.MAX_BYTES - 1_500);
      for (const name of gone) entries.delete(name);
    },
  };
}

it('holds, whatever is done: its size, whose answers they are, and those used last', async () => {
  installLocks();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      fakeBrowser.reset();
      await signIn('ada');
      const model = createModel();
      for (const one of steps) {
        await model.run(one);
        await model.check();
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

it('remembers what was read also when the next answer is too large to be kept', async () => {
  installLocks();
  fakeBrowser.reset();
  await signIn('ada');
  const identity = { controlPlaneId: 'cloud', userId: 'ada' };
  const write = (name: string, size: number) =>
    writeCache(identity, name, {}, { text: 'x'.repeat(size) }, 60_000);
  await write('read', 13_000);
  await write('left', 13_000);
  await readCache(identity, 'read', {});
  expect((await write('huge', 17_000)).isStored).toBe(false);
  await write('new', 13_500);
  expect(await readCache(identity, 'read', {})).not.toBeNull();
  expect(await readCache(identity, 'left', {})).toBeNull();
});
