import { test } from 'vitest';
import { ADMIN, LEAD, textIn, textsIn, textsOfWorkspace } from './harness/payload-seed.ts';
import { PAYLOADS, seenAs } from './harness/payloads.ts';
import { SURFACES, type SurfaceName } from './harness/surfaces.ts';
import { usePayloads } from './harness/use-payloads.ts';
import { showTab } from './harness/views.ts';

const { extension, seed, start, reads } = usePayloads();
const SURFACE_NAMES = Object.keys(SURFACES) as SurfaceName[];
/** Ten minutes of a machine that is busy with something else. */
const LONG = { timeout: 600_000 };

/** One of our surfaces about the workspace that the administrator holds sixty roles in, through sixty teams. */
async function open(name: SurfaceName, as: typeof ADMIN | typeof LEAD) {
  const number = SURFACE_NAMES.indexOf(name);
  // What there is one of has another payload on each surface.
  seed().turnTo(number * 20);
  await start(as);
  const dashboard = await extension().openDashboard(`/workspaces/${seed().page().id}`);
  const { view, page } = await SURFACES[name](extension(), dashboard, null);
  const read = reads(view, page);
  const rowWith = (list: string, text: string) =>
    view
      .getByRole('list', { name: list })
      .getByRole('listitem')
      .getByRole('button')
      .filter({ hasText: seenAs(text) })
      .first();
  return {
    view,
    read,
    rowWith,
    number,
    one: (field: string) => textIn(field, number * 20),
    press: (button: string | RegExp) => view.getByRole('button', { name: button }).first().click(),
    /** Looks for it by its name, and opens its details, by its id: letters of one payload fit others, too. */
    async find(list: string, text: string, { id }: { id: string }): Promise<void> {
      const search = view.getByRole('textbox', { name: /^Search/ });
      await search.fill(text);
      await read(`the search for ${text}`, [text]);
      await search.fill(id);
      await rowWith(list, text).click();
    },
  };
}

/** What one may do, beside the names of whoever gives it. */
const GIVEN = [textsIn('held role'), textsIn('team')] as const;

test.each(SURFACE_NAMES)('%s: sixty names that are more than text are text', LONG, async (name) => {
  const { view, read, number, one, find } = await open(name, ADMIN);
  const { admin, home, page, at } = seed();
  const [, , , version, running] = textsOfWorkspace(page());
  await showTab(view, 'This page');
  const here = [one('own name'), one('own organization'), one('page name'), version ?? '', running ?? ''];
  await read('this page', here, ...GIVEN);

  await showTab(view, 'Workspaces');
  await read('workspaces', textsIn('workspace name'), textsIn('workspace version'));
  await showTab(view, 'Organizations');
  await read('organizations', textsIn('organization'), textsIn('person'));
  await showTab(view, 'People');
  await view.getByRole('combobox', { name: 'Organization' }).selectOption(home.id);
  const fields = ['person', 'e-mail', 'role', 'service account', 'invitation', 'team', 'team description'];
  await read('people', ...fields.map(textsIn), textsIn('organization'));

  for (const row of [number, number + 3]) {
    const { workspace, organization, person, team, role, held, invitation } = at(row);
    const owner = [person.name ?? '', person.email ?? ''];
    await find('Workspaces', workspace.display_name, workspace);
    await read('a workspace', textsOfWorkspace(workspace), owner, [one('own organization')]);
    await find('Organizations', organization.name, organization);
    const texts = [organization.name, organization.description ?? '', ...organization.trusted_domains];
    await read('an organization', texts, owner);
    await find('People', person.name ?? '', person);
    await read('a person', owner, [role.name, team.name]);
    await find('Teams', team.name, team);
    await read('a team', [team.name, team.description ?? '', held.name, person.name ?? '']);
    await find('People', invitation.email, invitation);
    await read('an invitation', [invitation.email, role.name]);
  }
  await find('People', at(0).account.username, at(0).account);
  await read('a service account', textsIn('key'), [at(0).account.username]);
  await find('People', one('own name'), admin);
  await read('oneself', textsIn('team'));
  await find('Organizations', one('own organization'), home);
  await read('the organization', textsIn('workspace name'), textsIn('role'), textsIn('held role'));

  // What ZenML itself says of a failure, and of the fields that it does not take.
  await view.getByRole('textbox', { name: /^Search/ }).fill('');
  await showTab(view, 'People');
  const parts = PAYLOADS.map((payload) => ({ loc: ['query', `${payload} field`], msg: `${payload} said` }));
  const said = PAYLOADS.flatMap((payload) => [`${payload} field`, `${payload} said`]);
  const answers: [status: number, detail: unknown, texts: string[]][] = [
    [422, parts, said],
    ...[403, 404, 409, 402, 501].map((status, index): [number, unknown, string[]] => {
      const text = textIn('detail', number * 20 + index);
      return [status, status === 404 ? ['KeyError', text] : text, [text]];
    }),
  ];
  for (const [status, detail, texts] of answers) {
    extension().controlPlane.setFault({
      kind: 'status',
      status,
      body: { detail },
      path: '/organizations/*/members',
    });
    if (status !== 422) await view.getByRole('button', { name: 'Refresh' }).click();
    else await view.getByRole('combobox', { name: 'Organization' }).selectOption(at(1).organization.id);
    await view
      .getByText(seenAs(texts[0] ?? ''))
      .first()
      .waitFor();
    await read(`a failure of status ${status}`, texts);
  }
});

test.each(SURFACE_NAMES)('%s: who may do what is text too, whatever they are called', LONG, async (name) => {
  const { view, read, rowWith, number, one, press } = await open(name, LEAD);
  const { person, team } = seed().at(number * 5);
  await showTab(view, 'Permissions');
  await press(/^read model: allowed/i);
  await read('permissions, and what one rests on', ...GIVEN);
  await press('Matrix');
  await press('What if');
  await read('what if', textsIn('role'), textsIn('held role'));
  await press('Someone else');
  for (const [kind, field] of [
    ['Person', 'person'],
    ['Team', 'team'],
    ['Role', 'held role'],
  ] as const) {
    await press(kind);
    await view.getByRole('textbox', { name: /^Find a/ }).fill(field);
    await read(`whose matrix: ${kind}`, textsIn(field).slice(0, PAYLOADS.length));
  }
  await rowWith('Find a role', one('held role')).click();
  await read('another one’s matrix', [one('held role')]);

  await press('Who can?');
  await view.getByRole('button', { name: 'Copy as CSV' }).waitFor();
  await read('who has access', ...GIVEN);
  await rowWith('Who has access', team.name).click();
  await read('how one of them has access', [team.name, textIn('held role', number * 5)]);

  await press('Reach');
  await view.getByRole('combobox', { name: /^Look at/ }).fill(person.id);
  const found = view.getByRole('option').filter({ hasText: seenAs(person.name ?? '') });
  await found.waitFor();
  await read('what one can reach', [person.name ?? '', one('own organization')], textsIn('workspace name'));
  await found.click();
  await read('what another one can reach', [person.name ?? '']);
});
