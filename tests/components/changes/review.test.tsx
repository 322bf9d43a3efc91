import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Work } from '#components/app/view-state.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import { ok } from '#lib/model/result.ts';
import { type FakeChanges, fakeChanges, refused, unanswered } from '../fake-changes.ts';
import { ready } from '../fake-platform.ts';
import { ADA as ADA_BACK } from '../fixtures.ts';
import { DEVELOPER, guardOf, MEI, outcome, planOf, STEPS, statusOf, stepOf } from '../plans.ts';
import { expectAccessible, renderApp } from '../render-app.tsx';

const WORK: Work = { kind: 'review', changes: [] };

/** The review of a plan, in the full page. */
async function review(plan: Plan, says: Partial<FakeChanges['says']> = {}, work: Work = WORK) {
  const changes = fakeChanges({ plan: () => ok(plan), ...says });
  const app = renderApp({ surface: 'manage', isEditing: true, changes }, { work });
  await screen.findByText(/^Will be done as/);
  return { ...app, changes };
}
const confirmButton = () => screen.getByRole('button', { name: /^(Apply|Undo) \d/ });
const isDisabled = (button: HTMLElement) => button.getAttribute('aria-disabled') === 'true';

describe('planning', () => {
  it('says that it only reads, and is a skeleton meanwhile', async () => {
    const changes = fakeChanges({ plan: unanswered });
    const { container } = renderApp({ changes }, { work: WORK });
    expect(await screen.findByText('Reading what ZenML shows now. Nothing is changed by this.')).toBeTruthy();
    expect(screen.getByText('Loading')).toBeTruthy();
    await expectAccessible(container);
  });

  it('says why it could not, and plans again', async () => {
    const changes = fakeChanges({ plan: () => refused({ kind: 'offline' }) });
    const { user, container } = renderApp({ changes }, { work: WORK });
    const again = await screen.findByRole('button', { name: 'Try again' });
    await expectAccessible(container);
    changes.says.plan = () => ok(planOf([STEPS.assign]));
    await user.click(again);
    expect(await screen.findByText('Give Workspace Developer in prod to Mei Tanaka')).toBeTruthy();
    expect(changes.confirmed).toEqual([]);
  });

  it.each([
    [{ kind: 'review-draft', id: 'd' }, 'draft d'],
    [{ kind: 'review-undo', id: 'c' }, 'undo c'],
    [{ kind: 'review-rest', id: 'c' }, 'rest c'],
  ] as const)('plans %j', async (work, planned) => {
    const { changes } = await review(planOf([STEPS.assign]), {}, work);
    expect(changes.planned).toEqual([planned]);
  });

  it('is for our own pages', async () => {
    renderApp({ surface: 'sidebar' }, { work: WORK });
    expect(
      await screen.findByText('Changes are planned and confirmed in the popup or the full page.'),
    ).toBeTruthy();
  });
});

describe('a plan', () => {
  it('says as whom, what from what to what, and of what exactly', async () => {
    const { user, platform, container } = await review(planOf([STEPS.assign]));
    expect(screen.getByRole('heading', { name: 'Review changes' })).toBeTruthy();
    expect(screen.getByText('1 change. Nothing has been sent yet.')).toBeTruthy();
    const who = screen.getByText(/^Will be done as/);
    expect(who.textContent).toContain('Will be done as Ada Lovelace on cloud.zenml.io.');
    expect(who.textContent).toContain('ada@acme.example');
    const sentence = 'Give Workspace Developer in prod to Mei Tanaka';
    const table = screen.getByRole('table', { name: `What changes: ${sentence}` });
    expect(within(table).getByRole('row', { name: 'Role Nothing Workspace Developer' })).toBeTruthy();
    await user.click(screen.getByText('Names and ids'));
    await user.click(screen.getByRole('button', { name: 'Copy the id of Mei Tanaka' }));
    expect(platform.copied).toEqual([MEI.id]);
    await expectAccessible(container);
  });

  it('tells lists as what is added, removed and stays', async () => {
    const { user, container } = await review(planOf([STEPS.permissions]));
    const added = screen.getByRole('list', { name: 'Added' });
    expect(added.textContent).toBe('read model');
    expect(screen.getByRole('list', { name: 'Removed' }).textContent).toBe('delete run');
    await user.click(screen.getByText('2 stay'));
    expect(within(screen.getByRole('list', { name: 'Stays' })).getAllByRole('listitem')).toHaveLength(2);
    await expectAccessible(container);
  });

  it('tells a text that goes from one that never was', async () => {
    await review(planOf([STEPS.rename]));
    expect(screen.getByRole('row', { name: 'Description Runs the models Nothing' })).toBeTruthy();
    expect(screen.getByRole('row', { name: 'Name ml-core ml-platform' })).toBeTruthy();
  });

  it('marks what is so already, and does not count it', async () => {
    const { container } = await review(planOf([STEPS.assign, STEPS.already]));
    expect(screen.getByText('So already')).toBeTruthy();
    expect(screen.getByText('Nothing is sent for this.')).toBeTruthy();
    expect(confirmButton().textContent).toBe('Apply 1 change');
    await expectAccessible(container);
  });

  it('cannot be confirmed when all is so already', async () => {
    const { user, changes } = await review(planOf([STEPS.already]));
    expect(screen.getByText('All of it is so already: there is nothing to send.')).toBeTruthy();
    expect(isDisabled(confirmButton())).toBe(true);
    await user.click(confirmButton());
    expect(changes.confirmed).toEqual([]);
  });

  it('is grouped by kind, with counts', async () => {
    await review(planOf([STEPS.assign, STEPS.member, STEPS.rename, STEPS.assign]));
    const group = screen.getByRole('group', { name: 'Give roles' });
    expect(within(group).getByText('2')).toBeTruthy();
    expect(within(group).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByRole('group', { name: 'Add to teams' })).toBeTruthy();
    expect(screen.getByRole('group', { name: 'Edit teams' })).toBeTruthy();
  });

  it('shows what is an undo', async () => {
    await review(planOf([STEPS.assign], { undoes: 'c' }), {}, { kind: 'review-undo', id: 'c' });
    expect(screen.getByRole('heading', { name: 'Review the undo' })).toBeTruthy();
    expect(confirmButton().textContent).toBe('Undo 1 change');
  });

  it('says how much an undo leaves as it is', async () => {
    const undone = planOf([STEPS.assign, STEPS.enroll, STEPS.key], { id: 'c' });
    const { container } = await review(
      planOf([STEPS.assign], { undoes: 'c' }),
      {
        status: () =>
          ok(
            statusOf(
              undone,
              'finished',
              undone.steps.map(() => outcome('done')),
            ),
          ),
      },
      { kind: 'review-undo', id: 'c' },
    );
    expect(await screen.findByText('2 of the changes cannot be undone and stay as they are.')).toBeTruthy();
    await expectAccessible(container);
  });

  it('has its requests as commands', async () => {
    // The second step is so already, and sends nothing.
    const commands = () => ok(['curl -X POST first', '', 'curl -X POST third']);
    const { user, platform, container } = await review(planOf([STEPS.assign]), { commands });
    await user.click(screen.getByText('Requests as curl commands'));
    expect(await screen.findByText(/^curl -X POST/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Copy the commands' }));
    expect(platform.copied).toEqual(['curl -X POST first\ncurl -X POST third']);
    await expectAccessible(container);
  });

  it('leaves a step of a newer version readable', async () => {
    const step = stepOf('freezeWorkspace', {
      thing: { type: 'workspace', id: 'w', name: 'prod' },
      differences: [{ field: 'state', before: 'available', after: 'frozen' }],
    });
    await review(planOf([step]));
    expect(screen.getByText('freezeWorkspace: prod')).toBeTruthy();
    expect(screen.getByRole('row', { name: /State Available Frozen/ })).toBeTruthy();
  });

  it('goes with Escape and Back', async () => {
    const { user } = await review(planOf([STEPS.assign]));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('heading', { name: 'Review changes' })).toBeNull();
  });
});

describe('many steps', () => {
  const steps = Array.from({ length: 300 }, (_, index) =>
    index % 10 === 0
      ? STEPS.already
      : stepOf('assignRole', {
          ...STEPS.assign,
          holder: { id: `user-${index}`, name: `Person ${index}` },
        }),
  );
  const plan = planOf(steps, { guards: [guardOf('holds-shares', 'warns', { steps: [5, 6] })] });

  it('are rows that open, few of them in the document', async () => {
    const { user, container } = await review(plan);
    const rows = within(screen.getByRole('list', { name: 'Give roles' })).getAllByRole('button');
    expect(rows.length).toBeLessThan(100);
    expect(rows[0]?.textContent?.trim()).toBe(
      'Give Workspace Developer in prod to Person 1 Role: Nothing → Workspace Developer',
    );
    await user.click(rows[0] as HTMLElement);
    const dialog = await screen.findByRole('dialog', { name: 'One change' });
    expect(within(dialog).getByRole('table')).toBeTruthy();
    expect(confirmButton().textContent).toBe('Apply 270 changes');
    await expectAccessible(container);
  });

  it('say how many of them ZenML will allow', async () => {
    const permits = steps.map((_, index) => ({
      verdict: index === 1 ? ('denied' as const) : index < 50 ? ('allowed' as const) : ('unknown' as const),
      roles: [],
    }));
    await review(plan, { permits: () => ok(permits) });
    expect(
      await screen.findByText(
        'You may make 44 of them. ZenML will probably refuse 1. Of 225 it is not known whether ZenML will allow them.',
      ),
    ).toBeTruthy();
    expect(screen.getAllByText('ZenML will probably refuse')).toHaveLength(1);
  });

  it('are filtered', async () => {
    const { user } = await review(plan);
    const filter = screen.getByRole('combobox', { name: 'Which changes' });
    await user.selectOptions(filter, screen.getByRole('option', { name: 'So already (30)' }));
    expect(screen.queryByRole('list', { name: 'Give roles' })).toBeNull();
    expect(within(screen.getByRole('group', { name: 'Add to teams' })).getByText('30')).toBeTruthy();
    await user.selectOptions(filter, screen.getByRole('option', { name: 'With a note (2)' }));
    expect(screen.getAllByText('Has a note')).toHaveLength(2);
  });
});

describe('whether ZenML allows it', () => {
  it('is asked once the plan is on screen', async () => {
    await review(planOf([STEPS.assign]), { permits: unanswered });
    expect(screen.getByText('Working out whether you may do this.')).toBeTruthy();
    expect(isDisabled(confirmButton())).toBe(false);
  });

  it('is said for each step', async () => {
    const { container } = await review(planOf([STEPS.assign, STEPS.member, STEPS.rename]), {
      permits: () =>
        ok([
          { verdict: 'allowed', roles: ['Workspace Admin'] },
          { verdict: 'denied', roles: [] },
          { verdict: 'unknown', roles: [] },
        ]),
    });
    expect(await screen.findByText('You may do this: Workspace Admin')).toBeTruthy();
    expect(screen.getByText('ZenML will probably refuse')).toBeTruthy();
    expect(screen.getByText('Not known whether ZenML will allow it')).toBeTruthy();
    expect(isDisabled(confirmButton())).toBe(false);
    await expectAccessible(container);
  });

  it('is not known when it could not be asked', async () => {
    await review(planOf([STEPS.assign]), { permits: () => refused({ kind: 'offline' }) });
    expect(await screen.findByText('Not known whether ZenML will allow it')).toBeTruthy();
  });
});

describe('guards', () => {
  it('that stop leave nothing to confirm, and say why', async () => {
    const { user, changes, container } = await review(
      planOf([STEPS.assign], { guards: [guardOf('last-admin', 'stops', { about: 'ACME Research' })] }),
    );
    const guards = screen.getByRole('list', { name: 'Before you confirm' });
    expect(guards.textContent).toBe('Stops this. Afterwards nobody could administer ACME Research.');
    expect(isDisabled(confirmButton())).toBe(true);
    expect(screen.getByText('This cannot be applied, for the reason at the top.')).toBeTruthy();
    await user.click(confirmButton());
    expect(changes.confirmed).toEqual([]);
    await expectAccessible(container);
  });

  it('that ask want a name typed, and Enter in it sends nothing', async () => {
    const { user, changes, container } = await review(
      planOf([STEPS.assign], {
        guards: [guardOf('production', 'asks', { type: 'prod', about: 'prod' })],
      }),
    );
    expect(screen.getByText('1 name has to be typed above first.')).toBeTruthy();
    await user.click(confirmButton());
    const field = screen.getByRole('textbox', { name: 'Type prod to confirm' });
    expect(document.activeElement).toBe(field);
    await user.type(field, 'pro');
    expect(isDisabled(confirmButton())).toBe(true);
    await user.type(field, 'd {Enter}');
    expect(changes.confirmed).toEqual([]);
    expect(isDisabled(confirmButton())).toBe(false);
    await expectAccessible(container);
    await user.click(confirmButton());
    expect(changes.confirmed).toEqual([
      { planId: 'plan-1', confirmation: { typed: { 0: 'prod ' }, secrets: {} } },
    ]);
  });

  it('that warn are said, with the steps that they are about', async () => {
    const { user, container } = await review(
      planOf([STEPS.assign, STEPS.member], { guards: [guardOf('irreversible', 'warns', { steps: [1] })] }),
    );
    expect(isDisabled(confirmButton())).toBe(false);
    const guards = screen.getByRole('list', { name: 'Before you confirm' });
    await user.click(within(guards).getByText('About 1 of 2 changes'));
    expect(within(guards).getByText('Add Mei Tanaka to the team ml-core')).toBeTruthy();
    await expectAccessible(container);
  });

  it('come with the gravest first', async () => {
    await review(
      planOf([STEPS.assign], {
        guards: [
          guardOf('irreversible', 'warns'),
          guardOf('production', 'asks', { type: 'prod' }),
          guardOf('name-taken', 'stops'),
        ],
      }),
    );
    const items = within(screen.getByRole('list', { name: 'Before you confirm' })).getAllByRole('listitem');
    expect(items.map((item) => item.querySelector('strong')?.textContent)).toEqual([
      'Stops this.',
      'Make sure.',
      'Note.',
    ]);
  });
});

describe('secrets', () => {
  it('are typed where they are set, can be looked at, and go nowhere else', async () => {
    const { user, changes, platform, container } = await review(planOf([STEPS.password]));
    expect(screen.getByText('1 password has to be typed above first.')).toBeTruthy();
    const field = screen.getByLabelText<HTMLInputElement>('New password for Mei Tanaka');
    expect(field.type).toBe('password');
    expect(field.autocomplete).toBe('new-password');
    await user.type(field, 'correct horse{Enter}');
    expect(changes.confirmed).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Show New password for Mei Tanaka' }));
    expect(screen.getByLabelText<HTMLInputElement>('New password for Mei Tanaka').type).toBe('text');
    expect(field.autocomplete, 'else the browser writes down what stands in it').toBe('off');
    await expectAccessible(container);
    await user.click(confirmButton());
    expect(changes.confirmed[0]?.confirmation.secrets).toEqual({ 0: 'correct horse' });
    expect(JSON.stringify([platform.remembered, platform.typed, platform.asked])).not.toContain('correct');
  });

  it('are kept on screen by Escape, which leaves the field first', async () => {
    const { user } = await review(planOf([STEPS.password]));
    await user.type(screen.getByLabelText('New password for Mei Tanaka'), 'secret');
    await user.keyboard('{Escape}');
    expect(screen.getByRole('heading', { name: 'Review changes' })).toBe(document.activeElement);
    expect(screen.getByLabelText<HTMLInputElement>('New password for Mei Tanaka').value).toBe('secret');
  });
});

describe('confirming', () => {
  it('sends once, however often it is pressed, and shows the change', async () => {
    let answer = () => {};
    const plan = planOf([STEPS.assign]);
    const { user, changes } = await review(plan, {
      confirm: () =>
        new Promise((resolve) => {
          answer = () => resolve(ok({ is: 'applied', status: statusOf(plan) }));
        }),
      status: () => ok(statusOf(plan, 'finished', [outcome('done', { isShown: true })])),
    });
    const button = confirmButton();
    await user.dblClick(button);
    await user.click(button);
    expect(changes.confirmed).toHaveLength(1);
    expect(button.getAttribute('aria-busy')).toBe('true');
    answer();
    expect(await screen.findByText('ZenML shows it')).toBeTruthy();
    expect(changes.confirmed).toHaveLength(1);
  });

  it('keeps what was typed when it fails, and says why', async () => {
    const plan = planOf([STEPS.password]);
    const { user, changes, container } = await review(plan, {
      confirm: () => refused({ kind: 'offline' }),
    });
    const field = () => screen.getByLabelText<HTMLInputElement>('New password for Mei Tanaka');
    await user.type(field(), 'secret');
    await user.click(confirmButton());
    await screen.findByRole('alert');
    expect(field().value).toBe('secret');
    await expectAccessible(container);
    changes.says.confirm = () => ok({ is: 'applied', status: statusOf(plan) });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('progressbar', { name: '0 of 1' })).toBeTruthy();
  });

  it('stays with what was typed when the session ends, until the same person is back', async () => {
    const { user, platform, changes, container } = await review(planOf([STEPS.password]), {
      confirm: () => refused({ kind: 'signed-out' }),
    });
    const field = () => screen.getByLabelText<HTMLInputElement>('New password for Mei Tanaka');
    await user.type(field(), 'secret');
    await user.click(confirmButton());
    await screen.findByRole('alert');
    platform.change({ session: () => ready({ state: 'signed-out' }) });
    await waitFor(() => expect(screen.getAllByText(/^You are signed out/)).toHaveLength(1));
    await waitFor(() => expect(screen.getByText(/^You are signed out of ZenML on/)).toBeTruthy());
    expect(field().value).toBe('secret');
    await expectAccessible(container);
    platform.change({ session: () => ready({ state: 'signed-in', user: ADA_BACK, word: 'workspace' }) });
    await waitFor(() => expect(screen.queryByText(/^You are signed out/)).toBeNull());
    expect(field().value).toBe('secret');
    expect(changes.planned).toHaveLength(1);
  });

  it('shows nothing of it to another account', async () => {
    const { user, platform } = await review(planOf([STEPS.password]));
    await user.type(screen.getByLabelText('New password for Mei Tanaka'), 'secret');
    platform.change({ session: () => ready({ state: 'signed-out' }) });
    await screen.findByText(/^You are signed out/);
    platform.change({
      session: () => ready({ state: 'signed-in', user: { ...ADA_BACK, id: 'other' }, word: 'workspace' }),
    });
    await waitFor(() => expect(screen.queryByText(/^You are signed out/)).toBeNull());
    expect(screen.queryByLabelText('New password for Mei Tanaka')).toBeNull();
    expect(screen.getByRole('tabpanel', { name: 'This page' })).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Review changes' })).toBeNull();
  });

  it('looks at an old plan again, with what was typed', async () => {
    const plan = planOf([STEPS.assign], {
      guards: [guardOf('production', 'asks', { type: 'prod', about: 'prod' })],
    });
    const { user, changes, container } = await review(plan, {
      confirm: () => ok({ is: 'planned-again', plan: { ...plan, id: 'plan-2' }, why: 'old' }),
    });
    await user.type(screen.getByRole('textbox', { name: 'Type prod to confirm' }), 'prod');
    await user.click(confirmButton());
    const note = await screen.findByRole('alert');
    expect(note.textContent).toBe(
      'The plan was older than 5 minutes, so it was made again. Nothing was sent.All steps are the same as before.',
    );
    expect(document.activeElement).toBe(note);
    await expectAccessible(container);
    changes.says.confirm = () => ok({ is: 'applied', status: statusOf(plan) });
    await user.click(confirmButton());
    expect(changes.confirmed.map(({ planId }) => planId)).toEqual(['plan-1', 'plan-2']);
    expect(changes.confirmed[1]?.confirmation.typed).toEqual({ 0: 'prod' });
  });

  it('shows what differs when ZenML shows something else than before', async () => {
    const plan = planOf([STEPS.assign, STEPS.rename]);
    const after = planOf([{ ...STEPS.assign, differences: [] }, STEPS.rename], {
      id: 'plan-2',
      guards: [guardOf('changed-since', 'stops')],
    });
    const { user, container } = await review(plan, {
      confirm: () => ok({ is: 'planned-again', plan: after, why: 'changed' }),
    });
    await user.click(confirmButton());
    const note = await screen.findByRole('alert');
    expect(note.textContent).toMatch(/^What ZenML shows has changed since this was planned/);
    expect(note.textContent).toContain('1 step differs and is marked.');
    expect(note.textContent).toContain('What to think of before differs too.');
    expect(screen.getAllByText('Differs now')).toHaveLength(1);
    expect(confirmButton().textContent).toBe('Apply 1 change');
    await expectAccessible(container);
  });

  it('is for the full page when there are several, which the popup cannot stay open for', async () => {
    const changes = fakeChanges({ plan: () => ok(planOf([STEPS.assign, STEPS.member], { undoes: 'c' })) });
    const work = { kind: 'review-undo', id: 'c' } as const;
    const { user, platform, container } = renderApp({ isEditing: true, changes }, { work });
    expect(await screen.findByText(/^Several changes are confirmed in the full page/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
    await expectAccessible(container);
    const buttons = screen.getAllByRole('button', { name: 'Open in full page' });
    await user.click(buttons.at(-1) as HTMLElement);
    expect(platform.opened.map((view) => view.work)).toEqual([work]);
  });

  it('of one change is for the popup too', async () => {
    const changes = fakeChanges();
    const { user } = renderApp({ isEditing: true, changes }, { work: WORK });
    await user.click(await screen.findByRole('button', { name: 'Apply 1 change' }));
    expect(changes.confirmed).toHaveLength(1);
  });

  it('waits for editing to be on', async () => {
    const { user, changes } = await review(planOf([STEPS.assign]));
    const editing = screen.getByRole('switch', { name: 'Editing instead of read-only' });
    await user.click(editing);
    expect(screen.getByText('Editing is off. Turn it on at the top to apply this.')).toBeTruthy();
    await user.click(confirmButton());
    expect(changes.confirmed).toEqual([]);
    await user.click(editing);
    await user.click(confirmButton());
    expect(changes.confirmed).toHaveLength(1);
  });

  it('plans again when the plan is lost', async () => {
    let made = 0;
    const { user, changes } = await review(planOf([STEPS.password]), {
      plan: () => ok(planOf([STEPS.password], { id: `plan-${++made}` })),
      confirm: () => refused({ kind: 'interrupted' }),
    });
    await user.type(screen.getByLabelText('New password for Mei Tanaka'), 'secret');
    await user.click(confirmButton());
    // A message that was lost is asked again; a plan that is not there any more is made again.
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(changes.confirmed).toHaveLength(2);
    expect(changes.planned).toHaveLength(1);
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(changes.planned).toHaveLength(2));
    expect(changes.confirmed).toHaveLength(2);
    expect(screen.getByLabelText<HTMLInputElement>('New password for Mei Tanaka').value).toBe('secret');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('is not what Enter in the empty search does', async () => {
    const { user, changes } = await review(planOf([STEPS.assign]));
    await user.click(screen.getByRole('textbox', { name: 'Search names, e-mails and ids' }));
    await user.keyboard('{Enter}');
    expect(changes.confirmed).toEqual([]);
    expect(screen.getByText(new RegExp(`^Give ${DEVELOPER.name}`))).toBeTruthy();
  });
});
