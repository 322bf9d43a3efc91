import { expect, test } from 'vitest';
import type { Change } from '#lib/changes.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { createRandom } from '../control-plane/state/random.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { applyButton, review, turnEditingOn, writesOf } from './harness/changing.ts';
import { stopAtRandom } from './harness/deaths.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';

const extension = useExtension();

const STEPS = 300;
const PER_SECOND = 10;
/** Of the smallest time that the limit allows. */
const BAR = 1.25;

test(`a change of ${STEPS} steps under ${PER_SECOND} requests a second, the worker stopped five times`, {
  timeout: 180_000,
}, async () => {
  const { controlPlane, signIn } = extension();
  const { state } = controlPlane;
  const { id: organizationId } = demoIds(state).organization('Northwind ML');
  const names = Array.from({ length: STEPS }, (_, index) => `Bulk ${index}`);
  const changes = names.map(
    (name): Change => ({ kind: 'createTeam', input: { organizationId, name, description: null } }),
  );
  await signIn(ADMIN_EMAIL);
  await turnEditingOn(extension());
  const page = await review(extension(), changes);
  await applyButton(page).waitFor();
  controlPlane.setRateLimit({
    algorithm: 'token-bucket',
    limit: PER_SECOND,
    windowSeconds: 1,
    retryAfter: 'seconds',
    headers: 'none',
  });
  controlPlane.clearLog();

  const begin = Date.now();
  await applyButton(page).click();
  await poll('the first write', () => writesOf(extension()).length > 0);
  const made = () => names.filter((name) => state.teams.all().some((team) => team.name === name)).length;
  const isOver = async () => made() === STEPS;
  const random = createRandom(20250320);
  const { stops } = await stopAtRandom(extension(), { random, stops: 5, longestLife: 5000, until: isOver });
  await page.getByText('Finished').first().waitFor({ timeout: 120_000 });
  const seconds = (Date.now() - begin) / 1000;
  const requests = controlPlane.requests.filter(({ status }) => status !== 429 && status !== 0).length;
  const ratio = seconds / (requests / PER_SECOND);
  console.log(
    `${STEPS} steps: ${seconds.toFixed(1)} s, ${requests} requests, ${stops.length} stops, smallest time ` +
      `${(requests / PER_SECOND).toFixed(1)} s, ratio ${ratio.toFixed(2)} (bar ${BAR})`,
  );
  expect(stops).toHaveLength(5);
  // A write that a stop cut off on its way was perhaps not done; it is not sent again, and the page says so.
  const done = made();
  const told = done === STEPS ? `Done: ${STEPS}` : `Done: ${done}, Not done: ${STEPS - done}`;
  expect(STEPS - done).toBeLessThanOrEqual(stops.length);
  await page.getByText(told, { exact: true }).waitFor();
  // What was refused for the limit was not done, and is sent again; nothing else is.
  const sent = writesOf(extension()).filter(({ status }) => status !== 429).length;
  expect(sent).toBeGreaterThanOrEqual(done);
  expect(sent).toBeLessThanOrEqual(STEPS);
  expect(state.teams.all().filter(({ name }) => name.startsWith('Bulk '))).toHaveLength(done);
});
