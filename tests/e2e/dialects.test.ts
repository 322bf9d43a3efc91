import { describe, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import type { Mode } from '../control-plane/settings.ts';
import { apiRequests, openSidebar } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';
import { openRow, shown, showTab, type TabName } from './harness/views.ts';

interface Dialect {
  mode: Mode;
  tab: TabName;
  /** Before 0.80 there was one name, which was also the one in links. */
  names: { churn: string; fraud: string; vision: string };
  routes: RegExp;
  other: RegExp;
}

const DIALECTS: Dialect[] = [
  {
    mode: 'current',
    tab: 'Workspaces',
    names: { churn: 'Churn models', fraud: 'Fraud detection', vision: 'Vision production' },
    routes: /^GET \/workspaces/,
    other: /tenants/,
  },
  {
    mode: 'legacy',
    tab: 'Tenants',
    names: { churn: 'churn-models', fraud: 'fraud-detection', vision: 'prod-vision' },
    routes: /tenants/,
    other: /^GET \/workspaces\?/,
  },
];

describe.each(DIALECTS)('a $mode control plane', ({ mode, tab, names, routes, other }) => {
  const extension = useExtension({ controlPlaneOptions: { mode } });

  test(`calls them ${tab} and lists them`, async () => {
    const { signIn, openPopupPage } = extension();
    await signIn(ADMIN_EMAIL);
    const popup = await openPopupPage();
    expect(await showTab(popup, tab)).toMatch(new RegExp(`${names.churn}[\\s\\S]+${names.vision}`));
    expect(await openRow(popup, names.fraud)).toContain('0.93.0');
    expect(apiRequests(extension()).some((request) => routes.test(request))).toBe(true);
  });

  test('remembers the dialect: a second look asks no route of the other one', async () => {
    const { signIn, openPopupPage, controlPlane } = extension();
    await signIn(ADMIN_EMAIL);
    const popup = await openPopupPage();
    await showTab(popup, tab);
    controlPlane.clearLog();
    await popup.getByRole('button', { name: 'Refresh' }).click();
    await poll('the second look', () => apiRequests(extension()).some((request) => routes.test(request)));
    await shown(popup);
    const requests = apiRequests(extension());
    expect(requests.filter((request) => other.test(request))).toEqual([]);
  });

  test('checks permissions where the page is', async () => {
    const { signIn, openDashboard, controlPlane } = extension();
    await signIn(ADMIN_EMAIL);
    const workspace = controlPlane.state.workspaces.first('name', 'prod-vision');
    const path =
      mode === 'legacy'
        ? `/organizations/${workspace?.organization_id}/tenants/${workspace?.id}`
        : '/workspaces/prod-vision';
    const sidebar = await openSidebar(await openDashboard(path));
    await sidebar.getByRole('heading', { name: names.vision }).waitFor();
    expect(await showTab(sidebar, 'Permissions')).toMatch(/\d+ allowed/);
  });
});
