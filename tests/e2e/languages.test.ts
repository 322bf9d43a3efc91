import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { type ControlPlane, startControlPlane } from '../control-plane/start-control-plane.ts';
import { type Catalogue, messageOf, pseudoCatalogue, readCatalogue } from '../setup/pseudo-locale.ts';
import { axeViolations } from './harness/axe.ts';
import { beginnings } from './harness/beginnings.ts';
import { catalogueBuild } from './harness/catalogue-build.ts';
import { turnEditingOn } from './harness/changing.ts';
import { clipped } from './harness/clipped.ts';
import { formPath } from './harness/every-form.ts';
import { type Extension, launchExtension, sidebarOf } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import type { View } from './harness/views.ts';

/** With a folder's name in it, each view is kept there as a picture, to be looked at by people. */
const PICTURES = process.env.SIDECAR_PICTURES;

const ENGLISH = readCatalogue('en');
const LANGUAGES: [name: string, catalogue: Catalogue, way: 'ltr' | 'rtl', lang: string][] = [
  ['German', readCatalogue('de'), 'ltr', 'de'],
  ['a language longer than any', pseudoCatalogue(ENGLISH, 'accented'), 'ltr', 'en-US'],
  ['a language from right to left', pseudoCatalogue(ENGLISH, 'right to left'), 'rtl', 'en-US'],
];

let controlPlane: ControlPlane;
beforeAll(async () => {
  controlPlane = await startControlPlane({ resourceForm: 'workspace' });
  // Names that no line has room for, in Latin letters, also where all else runs from right to left.
  const { users, workspaces } = controlPlane.state;
  const admin = users.first('email', ADMIN_EMAIL);
  const workspace = workspaces.first('name', 'churn-models');
  if (!admin || !workspace) throw new Error('The seed has another administrator, or other workspaces.');
  users.update(admin.id, { name: 'Ada Okafor of the laboratory for pictures of harvests' });
  workspaces.update(workspace.id, { display_name: 'Models of churn and of what else customers may do soon' });
});
afterAll(() => controlPlane?.close());

describe.each(LANGUAGES)('in %s', (name, catalogue, way, lang) => {
  let extension: Extension;
  let folder: string;
  let dashboard: Page;
  beforeAll(async () => {
    folder = catalogueBuild(catalogue);
    extension = await launchExtension({ controlPlane, folder, isRightToLeft: way === 'rtl' });
    await extension.signIn(ADMIN_EMAIL);
    dashboard = await extension.openDashboard('/workspaces/prod-vision');
  });
  afterAll(async () => {
    await extension?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const say = (key: string, values?: string[]) => messageOf(catalogue, key, values);
  /** The texts that ran from left to right in a view that does not, in all views together. */
  const against = { long: 0, short: 0 };
  const settled = (view: View) =>
    poll('the answers on their way', async () => {
      const refresh = await view.getByRole('button', { name: say('refresh'), exact: true }).count();
      return refresh === 1 && (await view.locator('[aria-busy="true"]').count()) === 0;
    });

  /** Nothing cut off, nothing to scroll sideways, the right way round, no violation. */
  async function isWell(page: Page, view: View, what: string): Promise<void> {
    const app = view.locator('.app');
    if (PICTURES) {
      await page.screenshot({ path: `${PICTURES}/${`${name} ${what}`.replace(/\W+/g, '-')}.png` });
    }
    expect(await clipped(app), what).toEqual([]);
    if (way === 'rtl') {
      const { wrong, long, short } = await beginnings(app);
      expect(wrong, what).toEqual([]);
      against.long += long;
      against.short += short;
    }
    const root = await app.evaluate((element) => ({
      way: getComputedStyle(element).direction,
      lang: element.closest('[lang]')?.getAttribute('lang'),
      isWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    }));
    expect(root, what).toEqual({ way, lang, isWide: false });
  }

  // What fits in the longest of languages fits in German.
  const isReal = name === 'German';
  test.each(isReal ? [400] : [400, 320])(
    'the popup fits into %i px, with all of its sections',
    async (width) => {
      const page = await extension.openPopupPage(dashboard);
      await page.setViewportSize({ width, height: 600 });
      for (const section of ['here', 'workspaces', 'organizations', 'people', 'permissions']) {
        await page.getByRole('tab', { name: say(`tab_${section}`), exact: true }).click();
        await settled(page);
        await isWell(page, page, `popup ${width} ${section}`);
      }
      if (way === 'rtl') {
        expect(against.long).toBeGreaterThan(0);
        expect(against.short).toBeGreaterThan(0);
      }
      expect(await axeViolations(page)).toEqual([]);
      await page.close();
    },
  );

  test('the sidebar fits beside the page', async () => {
    await dashboard.bringToFront();
    await dashboard.locator('zenml-sidecar-launcher').getByRole('button').click();
    const sidebar = sidebarOf(dashboard);
    await settled(sidebar);
    await isWell(dashboard, sidebar, 'sidebar');
    // The page is not ours: it keeps its own way, and the sidebar its place at the page's end.
    const place = await sidebar.evaluate((host) => host.getBoundingClientRect().right - innerWidth);
    expect(place).toBe(0);
    expect(await axeViolations(dashboard, 'zenml-sidecar')).toEqual([]);
  });

  // One question each: the hundreds of cells and rows of two take seconds.
  const question = { German: 'why_not', 'a language from right to left': 'reach' }[name] ?? 'matrix';
  test(`the full page fits, with its question ${question}`, async () => {
    const page = await extension.context.newPage();
    await page.goto(extension.pageUrl(`/manage.html?tab=${await extension.worker.tabOf(dashboard)}`));
    await page.getByRole('tab', { name: say('tab_permissions'), exact: true }).click();
    await page.getByRole('button', { name: say(`question_${question}`), exact: true }).click();
    await settled(page);
    await isWell(page, page, `full page ${question}`);
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  test('a form and the review of what it drafts fit into a narrow window', async () => {
    await turnEditingOn(extension);
    const page = await extension.context.newPage();
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(extension.pageUrl(formPath(extension, 'edit-team')));
    const field = page.getByRole('textbox', { name: say('label_name'), exact: true });
    await field.fill('Models of churn and of what else');
    await settled(page);
    await isWell(page, page, 'form');
    await page.getByRole('button', { name: say('form_review'), exact: true }).click();
    // What is put into texts that run from right to left stands between marks of its own.
    const [before = '', after = ''] = say('confirm_apply_one', ['1']).split('1');
    await page.getByRole('button', { name: new RegExp(`${before}.?1.?${after}$`) }).waitFor();
    await isWell(page, page, 'review');
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  test.each([
    ['options', 'requests_waiting'],
    ['welcome', 'welcome_ways'],
  ])('the %s page fits, also into a narrow window', async (name, last) => {
    const page = await extension.context.newPage();
    await page.goto(extension.pageUrl(`/${name}.html`));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText(say(last)).first().waitFor();
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await isWell(page, page, `${name} ${width}`);
    }
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });
});
