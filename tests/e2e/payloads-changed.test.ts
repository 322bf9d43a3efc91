import { test } from 'vitest';
import { NOWHERE } from '#lib/model/place.ts';
import { keptChange } from '../background/kept-change.ts';
import { applyButton, confirm, review } from './harness/changing.ts';
import { keepChange } from './harness/keep-change.ts';
import { textIn, textsIn } from './harness/payload-seed.ts';
import { PAYLOADS } from './harness/payloads.ts';
import { SURFACES } from './harness/surfaces.ts';
import { usePayloads } from './harness/use-payloads.ts';

const { extension, seed, start, reads } = usePayloads();
const RULE = { pattern: '', name: '', color: 'red', isProduction: true };
/** Ten minutes of a machine that is busy with something else. */
const LONG = { timeout: 600_000 };

test('sixty names in forms are text, and values of fields', LONG, async () => {
  const { context, pageUrl } = extension();
  await start();
  const { home, at } = seed();
  const { person, team, role, workspace, organization, account } = at(0);
  const organizationId = home.id;
  const page = await context.newPage();
  const read = reads(page, page);
  const listed = ['person', 'service account', 'invitation', 'role', 'held role'].map(textsIn);
  const forms: [form: string, of: Record<string, string>, ...texts: (string | null)[][]][] = [
    ['give-many', { organizationId }, ...listed],
    ['teams-of', { organizationId, personId: person.id }, textsIn('team'), [person.name]],
    ['edit-team', { organizationId, teamId: team.id }, [team.name, team.description]],
    ['edit-role', { organizationId, roleId: role.id }, [role.name, role.description]],
    ['edit-workspace', { workspaceId: workspace.id }, [workspace.display_name, workspace.description]],
    [
      'edit-organization',
      { organizationId: organization.id },
      [organization.name, organization.description, ...organization.trusted_domains],
    ],
    ['upgrade-workspace', { workspaceId: workspace.id }, [workspace.zenml_service.status?.version ?? null]],
    ['create-key', { organizationId, accountId: account.id }, [account.username]],
  ];
  for (const [form, of, ...texts] of forms) {
    const ids = Object.entries(of).map(([name, id]) => [`of.${name}`, id]);
    await page.goto(pageUrl(`/manage.html?${new URLSearchParams([['form', form], ...ids])}`));
    await page.getByRole('button', { name: 'Review', exact: true }).waitFor();
    await read(form, ...texts.map((all) => all.flatMap((text) => text ?? [])));
  }
});

test(
  'a review of changes, what ZenML refuses of them, and the journal say them as text too',
  LONG,
  async () => {
    const { controlPlane, worker, context, pageUrl } = extension();
    await start();
    const organizationId = seed().home.id;
    const all = seed().rows.slice(0, PAYLOADS.length);
    const many = await review(
      extension(),
      all.map(({ team }) => ({ kind: 'deleteTeam', input: { organizationId, teamId: team.id } })),
    );
    await applyButton(many).waitFor();
    await reads(many, many)('a long review', textsIn('team').slice(0, PAYLOADS.length));

    // A few are shown whole, each with what was and what is to be. Each is refused with six payloads.
    const few = all.slice(0, 10).map(({ team }, row) => ({ team, wish: textIn('wish', 10 + row), row }));
    const plan = await review(
      extension(),
      few.map(({ team, wish }) => ({
        kind: 'updateTeam',
        input: { organizationId, teamId: team.id, set: { description: wish } },
      })),
    );
    await applyButton(plan).waitFor();
    const read = reads(plan, plan);
    const planned = few.flatMap(({ team, wish }) => [team.name, team.description ?? '', wish]);
    await read('a review', planned, [textIn('own name', 0), textIn('own organization', 0)]);
    controlPlane.setFault(
      few.map(({ row }) => ({
        kind: 'status',
        status: 422,
        body: {
          detail: PAYLOADS.slice(row * 6, row * 6 + 6).map((payload) => ({
            loc: ['body', `${payload} field`],
            msg: `${payload} said`,
          })),
        },
        method: 'PATCH',
        skip: row,
        times: 1,
      })),
    );
    await confirm(plan);
    controlPlane.setFault(null);
    const said = PAYLOADS.flatMap((payload) => [`${payload} field`, `${payload} said`]);
    await read('a change that was refused', planned, said);

    // The journal as it is once each was changed by itself.
    await worker.evaluate(
      keepAlone,
      all.map(({ team }) => team.name),
    );
    const journal = await context.newPage();
    await journal.goto(pageUrl('/manage.html?work=journal'));
    await journal.getByRole('list', { name: 'Changes' }).waitFor();
    await reads(journal, journal)('the journal', textsIn('team').slice(0, PAYLOADS.length));
  },
);

/** In the worker: keeps the first step of the change that is kept as a change of its own, once of each name. */
async function keepAlone(names: readonly string[]): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await done(indexedDB.open('changes'));
  const store = database.transaction('changes', 'readwrite').objectStore('changes');
  const [kept] = await done(store.getAll());
  const [step] = kept.plan.steps;
  for (const name of names) {
    const id = crypto.randomUUID();
    const plan = { ...kept.plan, id, steps: [{ ...step, thing: { ...step.thing, name } }] };
    await done(store.put({ ...kept, id, plan, outcomes: kept.outcomes.slice(0, 1) }));
  }
  database.close();
}

test('the options, and places by the names in their addresses, say them as text too', LONG, async () => {
  const { worker, openDashboard, context, pageUrl } = extension();
  await start();
  const page = await context.newPage();
  const read = reads(page, page);
  // The names of rules are shorter than most payloads, and of more than fifty rules the rest is not kept.
  for (const part of [PAYLOADS.slice(0, 30), PAYLOADS.slice(30)]) {
    const rules = part.map((payload) => ({
      ...RULE,
      pattern: `${payload} rule`,
      name: payload.slice(0, 24),
    }));
    await worker.evaluate((environments) => chrome.storage.local.set({ environments }), rules);
    await page.goto(pageUrl('/options.html'));
    const edits = page.getByRole('button', { name: /^Edit the rule/ });
    await edits.last().waitFor();
    await read('the rules', ...rules.map(({ pattern, name }) => [pattern, name]));
    await edits.first().click();
    await page.getByRole('form', { name: 'Change the rule' }).waitFor();
    await read('a rule', [`${part[0]} rule`]);
  }

  const name = '<svg onload=RAN(5)>';
  await worker.evaluate(
    (environments) => chrome.storage.local.set({ environments }),
    [{ ...RULE, pattern: '*', name }],
  );
  const dashboard = await openDashboard(`/workspaces/${seed().page().id}`);
  await dashboard.locator('zenml-sidecar-edge').getByText(name).waitFor();
  const { view } = await SURFACES.sidebar(extension(), dashboard, null);
  await reads(view, dashboard)('a page of an environment', [`Environment: ${name}`]);

  // What a page's address calls a workspace that is not there, and a project; of longer names the middle is left out.
  const full = await context.newPage();
  const short = PAYLOADS.filter(({ length }) => length <= 20).filter((_, at) => at % 3 === 0);
  for (const [at, project] of short.entries()) {
    const workspace = at % 4 === 0 ? seed().page().id : (short.at(at - 1) ?? '');
    const asked = { show: 'permissions', place: { ...NOWHERE, workspace, project }, question: 'can' };
    await full.goto(pageUrl(`/manage.html?request=${encodeURIComponent(JSON.stringify(asked))}`));
    await full.getByRole('heading', { level: 2 }).nth(1).waitFor();
    await reads(full, full)('a place', at % 4 === 0 ? [project] : [project, workspace]);
  }

  // Who confirmed what would be given up, and what that is.
  for (const [row, payload] of PAYLOADS.entries()) {
    const kept = keptChange('paused', 'zenml-cloud', `kept-${row}`);
    const plan = { ...kept.plan, userName: `${payload} confirmed` };
    await worker.evaluate(keepChange, { ...kept, plan });
  }
  await page.getByRole('button', { name: 'Erase everything…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Erase everything', exact: true }).click();
  await dialog
    .getByText(/^cloud\.zenml\.io, confirmed by /)
    .last()
    .waitFor();
  await read(
    'what is given up',
    PAYLOADS.map((payload) => `${payload} confirmed`),
  );
  await dialog.getByRole('button', { name: 'Give up and erase everything' }).click();
  await page.getByText(/^Erased: /).waitFor();
});
