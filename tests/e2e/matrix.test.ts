import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { decide } from '../control-plane/rbac/access-rules.ts';
import { actionsOf, PROJECT_TYPES, WORKSPACE_TYPES } from '../control-plane/rbac/permission-catalogue.ts';
import { newAssignment } from '../control-plane/state/new-assignment.ts';
import type { State } from '../control-plane/state/state.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { SURFACES, type Surface } from './harness/surfaces.ts';
import { useExtension } from './harness/use-extension.ts';
import { settled, showTab, type View } from './harness/views.ts';

const extension = useExtension();
const DEVELOPER = 'bram@northwind.example';
const CONTRIBUTOR = 'liam@northwind.example';
const WORKSPACE = 'prod-vision';

/** What the control plane itself decides about each cell of the workspace's matrix, keyed by what the cell is called. */
function rulesOf(state: State, email: string): Map<string, boolean> {
  const { id: userId } = demoIds(state).user(email);
  const { id: workspaceId, organization_id } = demoIds(state).workspace(WORKSPACE);
  // What is there is not created.
  const isThere = (type: string, action: string) => type === 'workspace' && action === 'create';
  const cells = [...PROJECT_TYPES, ...WORKSPACE_TYPES].flatMap((type) =>
    actionsOf(type)
      .filter((action) => !isThere(type, action))
      .map((action) => {
        const id = type === 'workspace' ? workspaceId : null;
        const target = { organization_id, workspace_id: workspaceId, project_id: null, type, id };
        return [
          `${action} ${type}`.replaceAll('_', ' '),
          decide(state, userId, action, target).allowed,
        ] as const;
      }),
  );
  return new Map(cells);
}

/** What each cell of the shown grid says, keyed in the same way. */
async function cellsOf(view: View): Promise<Map<string, string>> {
  const names = await view
    .getByRole('gridcell')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
  const said = names.map((name) => /^(.+?): ([^,]+)(, .+)?$/.exec(name) ?? []);
  return new Map(
    said.flatMap(([, deed = '', word = '']) =>
      // An action that is no verb is named: "use “client” on service connector".
      word.startsWith('there is') ? [] : [[deed.replace(/^use “(.+)” on /, '$1 '), word]],
    ),
  );
}

async function openMatrix(name: keyof typeof SURFACES, email: string): Promise<Surface> {
  const { signIn, openDashboard } = extension();
  await signIn(email);
  const dashboard = await openDashboard(`/workspaces/${WORKSPACE}`);
  const surface = await SURFACES[name](extension(), dashboard, null);
  await showTab(surface.view, 'Permissions');
  await surface.view.getByRole('button', { name: 'Matrix', exact: true }).click();
  await settled(surface.view);
  return surface;
}

async function pick(view: View, name: RegExp): Promise<void> {
  await view.getByRole('listitem').getByRole('button', { name }).click();
  await settled(view);
}

/** Every request but the permission check, which is asked by POST, only reads. */
const writes = () =>
  extension().controlPlane.requests.filter(
    ({ method, path }) => !['GET', 'OPTIONS', 'HEAD'].includes(method) && path !== '/rbac/check_permissions',
  );

const SIDES = ['full page', 'sidebar'] as const;

test.each(SIDES)('every cell of one’s own matrix is as the control plane decides (%s)', async (name) => {
  const { view } = await openMatrix(name, DEVELOPER);
  const rules = rulesOf(extension().controlPlane.state, DEVELOPER);
  const cells = await cellsOf(view);
  expect([...cells.keys()].sort()).toEqual([...rules.keys()].sort());
  const expected = [...rules].map(([key, isAllowed]) => [key, isAllowed ? 'allowed' : 'denied']);
  expect(Object.fromEntries(cells)).toEqual(Object.fromEntries(expected));
  await view.getByRole('button', { name: 'Only granted' }).click();
  expect((await cellsOf(view)).has('share model')).toBe(false);
});

test.each(SIDES)('another person’s matrix, and the difference to one’s own (%s)', async (name) => {
  const { view } = await openMatrix(name, DEVELOPER);
  const { state } = extension().controlPlane;
  await view.getByRole('button', { name: 'Someone else' }).click();
  await pick(view, /^Liam Byrne/);
  await view.getByText('What Liam Byrne may do').waitFor();
  const rules = rulesOf(state, CONTRIBUTOR);
  const opposite = (said: string, rule: boolean | undefined) => said === (rule ? 'denied' : 'allowed');
  const cells = [...(await cellsOf(view))];
  expect(cells.filter(([key, said]) => opposite(said, rules.get(key)))).toEqual([]);
  expect(cells.filter(([, said]) => said === 'allowed').length).toBeGreaterThan(0);

  await view.getByRole('button', { name: 'Compare', exact: true }).click();
  await pick(view, /^Bram Visser/);
  await view.getByText('From Liam Byrne to Bram Visser').waitFor();
  const mine = rulesOf(state, DEVELOPER);
  const differences = [...(await cellsOf(view))];
  for (const [key, said] of differences) {
    const change = `${rules.get(key)} to ${mine.get(key)}`;
    if (said === 'gained') expect(change, key).toBe('false to true');
    if (said === 'lost') expect(change, key).toBe('true to false');
    if (said === 'same') expect(rules.get(key), key).toBe(mine.get(key));
  }
  expect(differences.filter(([, said]) => said === 'gained').length).toBeGreaterThan(20);
  await view.getByRole('button', { name: 'Back to me' }).click();
  await view.getByText('What you may do').waitFor();
  expect(writes()).toEqual([]);
});

test.each(SIDES)(
  'what if is what the control plane decides once it is so, and writes nothing (%s)',
  async (name) => {
    const { view } = await openMatrix(name, CONTRIBUTOR);
    const { state } = extension().controlPlane;
    const before = rulesOf(state, CONTRIBUTOR);
    await view.getByRole('button', { name: 'What if', exact: true }).click();
    await settled(view);
    await view
      .getByRole('combobox', { name: 'Change' })
      .selectOption({ label: 'Workspace Viewer (Vision production)' });
    await view.getByText('If Liam Byrne got Workspace Viewer (Vision production)').waitFor();
    const then = await cellsOf(view);
    expect(writes()).toEqual([]);

    const { workspace, user, role } = demoIds(state);
    const { id: workspaceId, organization_id } = workspace(WORKSPACE);
    const row = state.assignments.add(
      newAssignment('00000000-0000-4000-8000-00000000a11c', {
        organization_id,
        role_id: role('Northwind ML', 'Workspace Viewer').id,
        user_id: user(CONTRIBUTOR).id,
        workspace_id: workspaceId,
      }),
    );
    try {
      const after = rulesOf(state, CONTRIBUTOR);
      const expected = (key: string) =>
        before.get(key) === after.get(key) ? 'same' : after.get(key) ? 'gained' : 'lost';
      const wrong = [...then].filter(([key, said]) => said !== 'not known' && said !== expected(key));
      expect(wrong).toEqual([]);
      expect([...then.values()].filter((said) => said === 'gained').length).toBeGreaterThan(10);
    } finally {
      state.assignments.remove(row.id);
    }
  },
);

test('all of it by keys', async () => {
  const { signIn, openDashboard } = extension();
  await signIn(DEVELOPER);
  const dashboard = await openDashboard(`/workspaces/${WORKSPACE}`);
  const { view, page } = await SURFACES['full page'](extension(), dashboard, null);
  await settled(view);
  const { keyboard } = page;
  await tabTo(page, /^This page$/);
  await keyboard.press('5');
  await settled(view);
  await tabTo(page, /^Matrix$/);
  await keyboard.press('Enter');
  await settled(view);
  await tabTo(page, /^Someone else$/);
  await keyboard.press('Enter');
  await settled(view);
  await keyboard.type('liam');
  await view.getByRole('button', { name: /^Liam Byrne/ }).waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await view.getByText('What Liam Byrne may do').waitFor();
  await settled(view);
  expect(await focused(page)).toBe('Someone else');
  await tabTo(page, /^read action:/);
  for (const key of ['ArrowDown', 'ArrowRight', 'Home', 'Control+End', 'Control+Home', 'PageDown']) {
    await keyboard.press(key);
  }
  expect(await focused(page)).toMatch(/^read pipeline build:/);
  await keyboard.press('Enter');
  await view.getByText('Read pipeline build', { exact: true }).waitFor();
  await view.getByRole('button', { name: 'Copy request' }).waitFor();
  await tabTo(page, /^Copy request$/);
  await keyboard.press('Shift+Tab');
  expect(await focused(page)).toMatch(/^read pipeline build:/);
  await keyboard.press('Escape');
  await view.getByText('Read pipeline build', { exact: true }).waitFor({ state: 'detached' });
  expect(writes()).toEqual([]);
});

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
  });

/** Goes with the Tab key to what is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never came to ${name}.`);
}
