import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { ok } from '#lib/model/result.ts';
import { type FakeChanges, fakeChanges, refused, unanswered } from '../fake-changes.ts';
import { outcome, planOf, STEPS, statusOf } from '../plans.ts';
import { expectAccessible, renderApp } from '../render-app.tsx';

const done = statusOf(planOf([STEPS.assign], { id: 'one' }), 'finished', [outcome('done')], { noUndo: null });
const inPart = statusOf(
  planOf([STEPS.assign, STEPS.member], { id: 'two' }),
  'finished',
  [outcome('done'), outcome('refused', { failure: { kind: 'conflict', reason: '=cmd()' } })],
  { confirmedAt: Date.parse('2026-03-01T10:00:00Z') },
);
const undone = statusOf(planOf([STEPS.rename], { id: 'three' }), 'finished', [outcome('done')], {
  undoneBy: 'four',
});
const undo = statusOf(planOf([STEPS.rename], { id: 'four', undoes: 'three' }), 'finished', [outcome('done')]);
const running = statusOf(planOf([STEPS.member], { id: 'five' }));

/** The journal, by the button in the head. */
async function open(says: Partial<FakeChanges['says']>) {
  const changes = fakeChanges(says);
  const app = renderApp({ surface: 'manage', changes });
  await app.user.click(await screen.findByRole('button', { name: 'Changes' }));
  expect(await screen.findByRole('heading', { name: 'Changes' })).toBe(document.activeElement);
  return { ...app, changes };
}

describe('the journal', () => {
  it('is a skeleton until it is read', async () => {
    const { container } = await open({ journal: unanswered });
    expect(screen.getByText('Loading')).toBeTruthy();
    await expectAccessible(container);
  });

  it('says that there is nothing yet', async () => {
    const { container } = await open({});
    expect(await screen.findByText('No changes yet.')).toBeTruthy();
    await expectAccessible(container);
  });

  it('says why it cannot be read, and reads again', async () => {
    const { user, changes, container } = await open({ journal: () => refused({ kind: 'interrupted' }) });
    const again = await screen.findByRole('button', { name: 'Try again' });
    await expectAccessible(container);
    changes.says.journal = () => ok({ changes: [done], unreadable: 0 });
    await user.click(again);
    expect(await screen.findByRole('list', { name: 'Changes' })).toBeTruthy();
  });

  it('lists what was done with what became of it, and opens it', async () => {
    const { user, container, changes } = await open({
      journal: () => ok({ changes: [running, done, inPart, undone, undo], unreadable: 2 }),
      status: () => ok(done),
    });
    const rows = within(await screen.findByRole('list', { name: 'Changes' })).getAllByRole('button');
    expect(rows.map((row) => row.textContent?.match(/(Under way|Done|In part|Undone)\s*$/)?.[1])).toEqual([
      'Under way',
      'Done',
      'In part',
      'Undone',
      'Done',
    ]);
    expect(rows[4]?.textContent).toContain('Undo: Edit the team ml-core');
    expect(rows[1]?.textContent).toContain('Give Workspace Developer in prod to Mei Tanaka');
    expect(rows[2]?.textContent).toContain('2 changes: Give roles and Add to teams');
    expect(rows[2]?.textContent).toContain('Done: 1, Refused by ZenML: 1');
    expect(screen.getByText('2 entries cannot be read.')).toBeTruthy();
    await expectAccessible(container);
    await user.click(rows[1] as HTMLElement);
    expect(await screen.findByRole('progressbar', { name: '1 of 1' })).toBeTruthy();
    expect(changes.looks).toBe(1);
  });

  it('is copied for spreadsheets, where nothing is a formula, and as JSON', async () => {
    const { user, platform } = await open({ journal: () => ok({ changes: [inPart], unreadable: 0 }) });
    await user.click(await screen.findByRole('button', { name: 'Copy as CSV' }));
    const [head, first, second] = (platform.copied[0] ?? '').split('\r\n');
    expect(head).toContain('Confirmed (UTC),Finished (UTC),Account,Change');
    expect(first).toContain('2026-03-01T10:00:00.000Z');
    expect(first).toContain('Ada Lovelace,Give Workspace Developer in prod to Mei Tanaka');
    expect(second).toContain("Refused by ZenML,'=cmd()");
    await user.click(screen.getByRole('button', { name: 'Copy as JSON' }));
    expect(JSON.parse(platform.copied[1] ?? '')).toEqual(JSON.parse(JSON.stringify([inPart])));
  });

  it('is cleared only when that is confirmed', async () => {
    const { user, changes, container } = await open({
      journal: () => ok({ changes: [done], unreadable: 0 }),
    });
    await user.click(await screen.findByRole('button', { name: 'Clear' }));
    const dialog = screen.getByRole('dialog', { name: 'Clear the list of your changes?' });
    await expectAccessible(container);
    await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
    expect(changes.pressed).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Clear' }));
    changes.says.journal = () => ok({ changes: [], unreadable: 0 });
    await user.click(screen.getByRole('button', { name: 'Clear the list' }));
    expect(changes.pressed).toEqual(['clear']);
    expect(await screen.findByText('No changes yet.')).toBeTruthy();
  });

  it('says why it could not be cleared', async () => {
    const { user } = await open({
      journal: () => ok({ changes: [done], unreadable: 0 }),
      clear: () => refused({ kind: 'interrupted' }),
    });
    await user.click(await screen.findByRole('button', { name: 'Clear' }));
    await user.click(screen.getByRole('button', { name: 'Clear the list' }));
    expect(await within(screen.getByRole('dialog')).findByRole('alert')).toBeTruthy();
  });

  it('opens with a key, goes with Escape, and is not in the sidebar', async () => {
    const { user } = renderApp({ surface: 'manage', changes: fakeChanges() });
    await screen.findByRole('tab', { name: 'People' });
    await user.keyboard('6');
    expect(await screen.findByRole('heading', { name: 'Changes' })).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Changes' })).toBeNull());
  });

  it('has no way in from the sidebar', async () => {
    renderApp({ surface: 'sidebar' });
    await screen.findByRole('tab', { name: 'People' });
    expect(screen.queryByRole('button', { name: 'Changes' })).toBeNull();
  });
});
