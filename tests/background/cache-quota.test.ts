// @vitest-environment node
import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readCache, writeCache } from '#lib/background/cache.ts';
import { MAX_BYTES } from '#lib/background/cache-limits.ts';
import { installLocks } from './fake-locks.ts';
import { limitStorage, signIn, storedSizes, sum } from './session-storage.ts';

/** As packed, the people of an organization of ten thousand take this much. */
const LARGE = 720_000;
const identities = ['cloud', 'own'].map((controlPlaneId) => ({ controlPlaneId, userId: 'ada' }));

it('large answers to different questions, inputs and control planes: the limit holds, and the last ones are there', async () => {
  fakeBrowser.reset();
  installLocks();
  const free = limitStorage();
  for (const { controlPlaneId } of identities) await signIn('ada', controlPlaneId);
  const answer = { text: randomBytes((LARGE * 3) / 4).toString('hex') };
  const inputs = Array.from({ length: 4 }, (_, index) => ({ organizationId: `org-${index}` }));
  const questions = inputs.flatMap((input) =>
    ['people', 'reach'].flatMap((query) => identities.map((identity) => ({ identity, query, input }))),
  );
  for (const { identity, query, input } of questions) {
    expect((await writeCache(identity, query, input, answer, 60_000)).isStored).toBe(true);
    expect(sum(await storedSizes('cache/'))).toBeLessThanOrEqual(MAX_BYTES);
  }
  const found = [];
  for (const { identity, query, input } of questions) found.push(await readCache(identity, query, input));
  expect(found.findIndex((entry) => entry !== null)).toBe(questions.length - 5);
  expect(found.slice(-5)).not.toContain(null);
  free();
});
