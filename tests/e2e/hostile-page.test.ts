import { afterEach, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { STRICT_CSP } from '../control-plane/settings.ts';
import { openSidebar, sidebarOf } from './harness/launch-extension.ts';
import { useExtension } from './harness/use-extension.ts';
import { row, showTab, waitForText } from './harness/views.ts';

const extension = useExtension();

test('a page whose stylesheet hides everything hides neither the button nor the sidebar', async () => {
  const { signIn, openDashboard } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    // All but the root: nothing at all can be shown in a root that is not displayed.
    sheet.replaceSync(`:root *, :root *::before { display: none !important; visibility: hidden !important;
      color: transparent !important; position: static !important; opacity: 0 !important; }`);
    document.adoptedStyleSheets.push(sheet);
  });
  await page.locator('main').waitFor({ state: 'hidden' });

  const sidebar = await openSidebar(page);
  await sidebar.getByRole('heading', { name: 'Vision production' }).waitFor({ state: 'visible' });
  expect(await sidebar.evaluate((host) => getComputedStyle(host).opacity)).toBe('1');
  const box = await sidebar.boundingBox();
  expect(box?.width).toBeGreaterThan(250);
  expect(box?.height).toBeGreaterThan(600);
  await showTab(sidebar, 'Workspaces');
  await row(sidebar, 'Fraud detection').click();
  await sidebar.getByRole('heading', { name: 'Fraud detection' }).waitFor({ state: 'visible' });
});

test('a page that replaces its body or removes the sidebar does not lose it', async () => {
  const { signIn, openDashboard } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  const sidebar = await openSidebar(page);
  await waitForText(sidebar, 'Vision production');
  await sidebar.getByRole('textbox', { name: /^Search/ }).fill('fraud');

  await page.evaluate(() => document.getElementById('replace-body')?.click());
  await page.evaluate(() => document.getElementById('rerender')?.click());
  await page.evaluate(() => document.querySelector('zenml-sidecar')?.remove());
  await row(sidebar, 'Fraud detection').waitFor();
  expect(await sidebarOf(page).count()).toBe(1);
  expect(await sidebar.getByRole('textbox', { name: /^Search/ }).inputValue()).toBe('fraud');
});

test('the strictest policy of a page, Trusted Types included, is kept', async () => {
  const { signIn, openDashboard, controlPlane } = extension();
  controlPlane.configure({ csp: `${STRICT_CSP}; require-trusted-types-for 'script'; trusted-types 'none'` });
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  const sidebar = await openSidebar(page);
  expect(await showTab(sidebar, 'Permissions')).toMatch(/\d+ allowed/);
  // That nothing was violated is what every test ends with.
});

test('a click that the page makes by script opens nothing', async () => {
  const { signIn, openDashboard, controlPlane } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await openDashboard('/workspaces/prod-vision');
  const button = page.locator('zenml-sidecar-launcher').getByRole('button', { name: 'Open Sidecar' });
  await button.waitFor();
  await button.evaluate((element: HTMLButtonElement) => element.click());
  await button.focus();
  expect(controlPlane.requests).toEqual([]);
  expect(await sidebarOf(page).count()).toBe(0);
  await button.click();
  await waitForText(sidebarOf(page), 'Vision production');
});

afterEach(() => extension().controlPlane.configure({ csp: STRICT_CSP }));
