import { describe, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { openSidebar } from './harness/launch-extension.ts';
import { useExtension } from './harness/use-extension.ts';
import { showTab, waitForText } from './harness/views.ts';

/** Chromium's "block third-party cookies", in the profile as its settings page writes it. */
const BLOCKED = { profile: { block_third_party_cookies: true, cookie_controls_mode: 1 } };

describe.each([
  { name: 'SameSite=Lax', cookie: { sameSite: 'lax' as const } },
  { name: 'SameSite=Strict', cookie: { sameSite: 'strict' as const } },
  { name: 'SameSite=Strict of the API’s host alone', cookie: { sameSite: 'strict' as const, domain: null } },
])('third-party cookies blocked and a session cookie with $name', ({ cookie }) => {
  const extension = useExtension({ controlPlaneOptions: { cookie }, preferences: BLOCKED });

  test('the popup and the sidebar know who is signed in', async () => {
    const { openDashboard, openPopupPage, controlPlane, signInByHand } = extension();
    const page = await openDashboard('/login');
    await signInByHand(page, ADMIN_EMAIL);
    const session = (await page.context().cookies()).find(({ name }) => name === 'zenml-pro-session');
    expect(session?.sameSite).toBe(cookie.sameSite === 'lax' ? 'Lax' : 'Strict');

    const popup = await openPopupPage(page);
    await waitForText(popup, 'Ada Okafor');
    expect(await showTab(popup, 'Workspaces')).toContain('Vision production');

    await page.goto('https://cloud.zenml.io/workspaces/prod-vision');
    await page.bringToFront();
    await waitForText(await openSidebar(page), 'Vision production');
    const asked = controlPlane.requests.filter(({ secFetchSite }) => secFetchSite === 'none');
    expect(asked.length).toBeGreaterThan(2);
    expect(
      asked.filter(({ path }) => path !== '/openapi.json').every(({ cookiePresent }) => cookiePresent),
    ).toBe(true);
  });
});
