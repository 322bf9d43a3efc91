import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { administer, copyOfBuild } from './harness/administer.ts';
import { axeViolations } from './harness/axe.ts';
import { apiRequests, type Extension, launchExtension } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';

const copy = copyOfBuild();
let extension: Extension;

beforeAll(async () => {
  extension = await launchExtension({ folder: copy.folder });
});
afterEach(() => administer(extension.extensionId, null));
afterAll(async () => {
  await extension?.close();
  copy.remove();
});

const managed = () => extension.worker.evaluate(() => chrome.storage.managed.get(), null);

/** Has the browser hold a policy. Throws where nobody but an administrator could, and says so. */
async function decide(policy: object): Promise<void> {
  administer(extension.extensionId, policy);
  await poll('the policy', async () => JSON.stringify(await managed()) === JSON.stringify(policy));
}

test('a forced read-only is said everywhere, and the worker refuses although editing was turned on', async () => {
  await extension.worker.evaluate(() => chrome.storage.local.set({ editing: ['zenml-cloud'] }), null);
  await extension.signIn(ADMIN_EMAIL);
  const options = await extension.context.newPage();
  await options.goto(extension.pageUrl('/options.html'));
  const editing = options.getByRole('switch', { name: 'Editing on cloud.zenml.io' });
  await poll('editing', async () => (await editing.getAttribute('aria-checked')) === 'true');
  await decide({ readOnly: true });
  // Open pages follow.
  await options.getByText('Set by your administrator.').first().waitFor();
  expect(await editing.isDisabled()).toBe(true);
  expect(await editing.getAttribute('aria-checked')).toBe('false');
  expect(await axeViolations(options)).toEqual([]);
  const refused = await options.evaluate(async () => {
    const { version } = chrome.runtime.getManifest();
    const changes = [
      { kind: 'createTeam', input: { organizationId: 'o', name: 'Vision', description: null } },
    ];
    return chrome.runtime.sendMessage({ version, type: 'draft', controlPlaneId: 'zenml-cloud', changes });
  });
  expect(refused).toEqual({ failure: { kind: 'administered', what: 'read-only' } });
  const popup = await extension.openPopupPage();
  const inPopup = popup.getByRole('switch', { name: 'Editing instead of read-only' });
  await inPopup.waitFor();
  expect(await inPopup.isDisabled()).toBe(true);
  await popup.close();
  administer(extension.extensionId, null);
  await poll('editing again', async () => (await editing.getAttribute('aria-checked')) === 'true');
});

test('control planes that are fixed are the only ones, and several changes at once are refused before anything is read', async () => {
  const dashboardOrigin = 'https://zenml.example.org';
  await decide({ bulkOff: true, controlPlanes: [{ dashboardOrigin }] });
  extension.controlPlane.clearLog();
  const options = await extension.context.newPage();
  await options.goto(extension.pageUrl('/options.html'));
  await options.getByText(/^Nobody can add or remove one here/).waitFor();
  await options.getByText(/^One change at a time/).waitFor();
  await options.getByRole('switch', { name: 'Editing on zenml.example.org' }).click();
  expect(await options.getByRole('switch').count()).toBe(1);
  await poll('editing', () =>
    extension.worker.evaluate(async () => {
      const { editing } = await chrome.storage.local.get<{ editing?: string[] }>('editing');
      return editing?.includes('at-zenml.example.org');
    }, null),
  );
  const refused = await options.evaluate(async () => {
    const { version } = chrome.runtime.getManifest();
    const change = { kind: 'createTeam', input: { organizationId: 'o', name: 'Vision', description: null } };
    const send = (controlPlaneId: string, changes: object[]) =>
      chrome.runtime.sendMessage({ version, type: 'draft', controlPlaneId, changes });
    return [
      await send('at-zenml.example.org', [change, change]),
      // Not one of those that there are: no answer at all.
      await send('zenml-cloud', [change]),
    ];
  });
  expect(refused).toEqual([{ failure: { kind: 'administered', what: 'bulk' } }, null]);
  expect(apiRequests(extension)).toEqual([]);
});
