import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Change } from '#lib/changes.ts';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { axeViolations } from './harness/accessible.ts';
import { administeredProgram } from './harness/administered-program.ts';
import { type Firefox, launchFirefox } from './harness/launch-firefox.ts';
import { send } from './harness/send.ts';

const POLICY = {
  readOnly: true,
  bulkOff: true,
  controlPlanes: [{ dashboardOrigin: 'https://cloud.zenml.io', apiOrigin: 'https://cloudapi.zenml.io' }],
};

let administered: Awaited<ReturnType<typeof administeredProgram>>;
let firefox: Firefox;
beforeAll(async () => {
  administered = await administeredProgram(POLICY);
  firefox = await launchFirefox({ program: administered.program, signedInAs: ADMIN_EMAIL });
});
afterAll(async () => {
  await firefox?.close();
  administered?.remove();
});

test('what policies.json decides is read, said and enforced', async () => {
  const { bidi, controlPlane, newPage, openDashboard, openPopupPage, pageUrl } = firefox;
  const options = await newPage(pageUrl('/options.html'));
  expect(await options.evaluate(() => browser.storage.managed.get(), null)).toEqual(POLICY);
  await options.waitForText('Set by your administrator.');
  await options.waitForText(/Nobody can add or remove one here/);
  expect(await options.count('textbox', 'Address of its dashboard')).toBe(0);
  expect(await axeViolations(bidi, options)).toEqual([]);

  // Turned on before the policy came, or by hand in what is stored: it counts for nothing.
  await options.evaluate(() => browser.storage.local.set({ editing: ['zenml-cloud'] }), null);
  const { id } = demoIds(controlPlane.state).organization('Northwind ML');
  const teams = ['Vision', 'Fraud'].map(
    (name): Change => ({ kind: 'createTeam', input: { organizationId: id, name, description: null } }),
  );
  const drafted = await send(options, { type: 'draft', changes: teams.slice(0, 1) });
  expect(drafted).toEqual({ failure: { kind: 'administered', what: 'read-only' } });
  // What would be done may be looked at, but not for several at once.
  const plan = (changes: readonly Change[]) =>
    send(options, { type: 'change', request: { do: 'plan', changes } });
  expect(await plan(teams.slice(0, 1))).toMatchObject({ answer: { steps: [{ endpoint: 'createTeam' }] } });
  expect(await plan(teams)).toEqual({ failure: { kind: 'administered', what: 'bulk' } });

  const popup = await openPopupPage(await openDashboard('/workspaces/prod-vision'));
  await popup.waitForText('Vision production');
  const isOff = await popup.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('[role=switch]');
    return { disabled: button?.disabled, checked: button?.getAttribute('aria-checked') };
  }, null);
  expect(isOff).toEqual({ disabled: true, checked: 'false' });
  expect(await firefox.problems()).toEqual([]);
});
