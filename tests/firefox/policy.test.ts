import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { axeViolations } from './harness/accessible.ts';
import { administeredProgram } from './harness/administered-program.ts';
import { type Firefox, launchFirefox } from './harness/launch-firefox.ts';

const POLICY = {
  readOnly: true,
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
  const { bidi, newPage, openDashboard, openPopupPage, pageUrl } = firefox;
  const options = await newPage(pageUrl('/options.html'));
  expect(await options.evaluate(() => browser.storage.managed.get(), null)).toEqual(POLICY);
  await options.waitForText('Set by your administrator.');
  await options.waitForText(/Nobody can add or remove one here/);
  expect(await options.count('textbox', 'Address of its dashboard')).toBe(0);
  expect(await axeViolations(bidi, options)).toEqual([]);

  // Turned on before the policy came, or by hand in what is stored: it counts for nothing.
  const refused = await options.evaluate(async () => {
    await browser.storage.local.set({ editing: ['zenml-cloud'] });
    const { version } = browser.runtime.getManifest();
    const change = { kind: 'createTeam', input: { organizationId: 'o', name: 'Vision', description: null } };
    return browser.runtime.sendMessage({
      ...{ version, type: 'draft', controlPlaneId: 'zenml-cloud', changes: [change] },
    });
  }, null);
  expect(refused).toEqual({ failure: { kind: 'administered', what: 'read-only' } });

  const popup = await openPopupPage(await openDashboard('/workspaces/prod-vision'));
  await popup.waitForText('Vision production');
  const isOff = await popup.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('[role=switch]');
    return { disabled: button?.disabled, checked: button?.getAttribute('aria-checked') };
  }, null);
  expect(isOff).toEqual({ disabled: true, checked: 'false' });
  expect(await firefox.problems()).toEqual([]);
});
