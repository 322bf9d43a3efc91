import { act, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChangeStatus, NoUndo } from '#lib/model/change/change-status.ts';
import { ok } from '#lib/model/result.ts';
import { type FakeChanges, fakeChanges, refused, unanswered } from '../fake-changes.ts';
import { ready } from '../fake-platform.ts';
import { PROD } from '../fixtures.ts';
import { outcome, planOf, STEPS, statusOf, stepOf } from '../plans.ts';
import { expectAccessible, lastSaid, renderApp } from '../render-app.tsx';

const WORK = { kind: 'change', id: 'plan-1' } as const;
const three = planOf([STEPS.assign, STEPS.member, STEPS.rename]);

/** A change under way, in the full page. */
async function follow(status: ChangeStatus, says: Partial<FakeChanges['says']> = {}) {
  const changes = fakeChanges({ status: () => ok(status), ...says });
  const app = renderApp({ surface: 'manage', changes }, { work: WORK });
  await screen.findByRole('progressbar');
  /** What the worker says from now on. */
  const become = (next: ChangeStatus) => {
    changes.says.status = () => ok(next);
    app.platform.change({});
  };
  return { ...app, changes, become };
}
/** What is said of the step with this sentence. */
const step = (sentence: string) => screen.getByText(sentence).closest('li') as HTMLElement;

afterEach(() => void vi.useRealTimers());

describe('a change under way', () => {
  it('is a skeleton until the worker says how far it is', async () => {
    const { container } = renderApp({ changes: fakeChanges({ status: unanswered }) }, { work: WORK });
    expect(await screen.findByText('Loading')).toBeTruthy();
    await expectAccessible(container);
  });

  it('says why it cannot be read, and looks again', async () => {
    const changes = fakeChanges({ status: () => refused({ kind: 'not-found', reason: null }) });
    const { user } = renderApp({ changes }, { work: WORK });
    const again = await screen.findByRole('button', { name: 'Try again' });
    changes.says.status = () => ok(statusOf(three));
    await user.click(again);
    expect(await screen.findByRole('progressbar')).toBeTruthy();
  });

  it('is a bar with numbers, and a word and sign for each step', async () => {
    const { container } = await follow(
      statusOf(three, 'applying', [outcome('done'), outcome('sending'), outcome('waiting')]),
    );
    const bar = screen.getByRole<HTMLProgressElement>('progressbar', { name: '1 of 3' });
    expect([bar.value, bar.max]).toEqual([1, 3]);
    expect(screen.getByText('Done: 1, Sending: 1, Waiting: 1')).toBeTruthy();
    expect(within(step('Add Mei Tanaka to the team ml-core')).getByText('Sending')).toBeTruthy();
    await waitFor(() => expect(lastSaid()).toBe('Under way. Done: 1, Sending: 1, Waiting: 1'));
    await expectAccessible(container);
  });

  it('moves on whenever the worker says that something changed', async () => {
    const { become } = await follow(statusOf(three));
    become(statusOf(three, 'applying', [outcome('done'), outcome('done'), outcome('sending')]));
    expect(await screen.findByRole('progressbar', { name: '2 of 3' })).toBeTruthy();
    become(statusOf(three, 'finished', [outcome('done'), outcome('done'), outcome('done')]));
    expect(await screen.findByRole('progressbar', { name: '3 of 3' })).toBeTruthy();
    await waitFor(() => expect(lastSaid()).toBe('Finished. Done: 3'));
  });

  it('shows every answer in a burst of news, and asks once at a time', async () => {
    const { platform, changes } = await follow(statusOf(three));
    const looks = changes.looks;
    act(() => {
      for (let news = 0; news < 20; news += 1) platform.change({});
    });
    changes.says.status = () =>
      ok(
        statusOf(
          three,
          'finished',
          three.steps.map(() => outcome('done')),
        ),
      );
    expect(await screen.findByRole('progressbar', { name: '3 of 3' })).toBeTruthy();
    expect(changes.looks - looks).toBeLessThanOrEqual(2);
  });

  it('is paused, goes on, and leaves the rest', async () => {
    const { user, changes, become, container } = await follow(statusOf(three));
    await user.click(screen.getByRole('button', { name: 'Pause' }));
    become(statusOf(three, 'paused', [outcome('done'), outcome('waiting'), outcome('waiting')]));
    expect(await screen.findByText('Paused. What was done stays done.')).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    await user.click(screen.getByRole('button', { name: 'Cancel the rest' }));
    expect(changes.pressed).toEqual(['pause plan-1', 'resume plan-1', 'cancel plan-1']);
    become(
      statusOf(three, 'cancelled', [outcome('done'), outcome('left'), outcome('left')], { noUndo: null }),
    );
    expect(await screen.findByText('Done: 1, Left out: 2')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Plan the rest again' })).toBeTruthy();
    await expectAccessible(container);
  });
});

describe('a press', () => {
  it('counts while the worker is asked how far it is', async () => {
    const { user, changes, platform } = await follow(statusOf(three, 'paused'));
    changes.says.status = unanswered;
    act(() => platform.change({}));
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    expect(changes.pressed).toEqual(['resume plan-1']);
  });

  it('is one until it is answered', async () => {
    const { user, changes } = await follow(statusOf(three, 'paused'));
    changes.says.status = unanswered;
    await user.dblClick(screen.getByRole('button', { name: 'Go on' }));
    expect(changes.pressed).toEqual(['resume plan-1']);
  });
});

describe('a change that something is in the way of', () => {
  it('waits for a sign-in', async () => {
    const { platform, container } = await follow(
      statusOf(three, 'applying', undefined, { pausedBy: { kind: 'signed-out' } }),
    );
    expect(screen.getByRole('link', { name: 'Sign in' })).toBeTruthy();
    await expectAccessible(container);
    platform.change({ session: () => ready({ state: 'signed-out' }) });
    expect(await screen.findByText('Goes on by itself once you are signed in.')).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'Sign in' })).toHaveLength(1);
    expect(screen.getByRole('progressbar')).toBeTruthy();
  });

  it('counts down what ZenML asked to wait, and looks again at its end', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true });
    const retryAt = new Date(Date.now() + 3_000).toISOString();
    const { changes, container } = await follow(
      statusOf(three, 'applying', undefined, { pausedBy: { kind: 'rate-limited', retryAt } }),
    );
    expect(screen.getByRole('timer').textContent).toBe('ZenML asked to wait: goes on in 3 s.');
    const looks = changes.looks;
    const second = () =>
      act(async () => {
        await vi.advanceTimersByTimeAsync(1_000);
      });
    await second();
    expect(screen.getByRole('timer').textContent).toBe('ZenML asked to wait: goes on in 2 s.');
    expect(changes.looks).toBe(looks);
    await second();
    await second();
    expect(screen.getByRole('timer').textContent).toBe('Going on.');
    expect(changes.looks).toBe(looks + 1);
    vi.useRealTimers();
    await expectAccessible(container);
  });

  it('counts down no more than that when the clock is put back', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const retryAt = new Date(Date.now() + 30_000).toISOString();
    await follow(statusOf(three, 'applying', undefined, { pausedBy: { kind: 'rate-limited', retryAt } }));
    vi.setSystemTime(Date.now() - 3 * 3_600_000);
    await act(async () => {
      await vi.advanceTimersByTimeAsync(10_000);
    });
    expect(screen.getByRole('timer').textContent).toMatch(/goes on in (19|20) s/);
    vi.useRealTimers();
  });

  it('says what else it is, and tries again when it is told to', async () => {
    const { user, changes, container } = await follow(
      statusOf(three, 'paused', undefined, { pausedBy: { kind: 'forbidden', reason: 'no role' } }),
    );
    expect(screen.getByText(/no role/)).toBeTruthy();
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Go on' }));
    expect(changes.pressed).toEqual(['resume plan-1']);
  });
});

describe('what became of a step', () => {
  it('is refused with the reason of ZenML, and the fields that do not fit', async () => {
    const { container } = await follow(
      statusOf(three, 'finished', [
        outcome('refused', { failure: { kind: 'limit-reached', reason: '5 seats' } }),
        outcome('refused', {
          failure: {
            kind: 'invalid',
            reason: 'not valid',
            fields: [{ path: 'body.name', message: 'too long' }],
          },
        }),
        outcome('not-done'),
      ]),
    );
    expect(within(step('Give Workspace Developer in prod to Mei Tanaka')).getByText(/5 seats/)).toBeTruthy();
    expect(within(step('Add Mei Tanaka to the team ml-core')).getByText('body.name: too long')).toBeTruthy();
    expect(within(step('Edit the team ml-core')).getByText('Not done')).toBeTruthy();
    await expectAccessible(container);
  });

  it('is not known yet, and is never said to be "no"', async () => {
    const { container } = await follow(
      statusOf(three, 'applying', [outcome('unknown'), outcome('waiting'), outcome('waiting')]),
    );
    const unknown = step('Give Workspace Developer in prod to Mei Tanaka');
    expect(within(unknown).getByText('Not known yet')).toBeTruthy();
    expect(within(unknown).getByText(/never sent again/)).toBeTruthy();
    await expectAccessible(container);
  });

  it('is what ZenML shows afterwards', async () => {
    await follow(
      statusOf(three, 'finished', [
        outcome('done', { isShown: true }),
        outcome('done', { isShown: false }),
        outcome('done'),
      ]),
    );
    expect(screen.getAllByText('ZenML shows it')).toHaveLength(1);
    expect(screen.getAllByText('ZenML does not show it yet')).toHaveLength(1);
  });

  it('of many is a row that opens', async () => {
    const many = planOf(Array.from({ length: 40 }, () => STEPS.assign));
    const refusal = outcome('refused', { failure: { kind: 'forbidden', reason: 'no role' } });
    const { user, container } = await follow(
      statusOf(
        many,
        'finished',
        many.steps.map((_, index) => (index % 4 === 0 ? refusal : outcome('done'))),
      ),
    );
    const which = screen.getByRole('combobox', { name: 'Which changes' });
    await user.selectOptions(which, screen.getByRole('option', { name: 'Refused by ZenML (10)' }));
    const rows = within(screen.getByRole('list', { name: 'Give roles' })).getAllByRole('button');
    expect(rows).toHaveLength(10);
    expect(rows[0]?.textContent).toContain('Refused by ZenML');
    expect(within(which).getAllByRole('option')).toHaveLength(3);
    await user.click(rows[0] as HTMLElement);
    expect(
      within(await screen.findByRole('dialog', { name: 'One change' })).getByText(/no role/),
    ).toBeTruthy();
    await expectAccessible(container);
  });
});

describe('a key that is shown once', () => {
  const plan = planOf([STEPS.enroll]);
  const done = (hasSecret: boolean) => statusOf(plan, 'finished', [outcome('done', { hasSecret })]);

  it('is shown on a press, to be copied, and kept nowhere', async () => {
    const { user, platform, changes, container } = await follow(done(true), { secret: 'enroll-me' });
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Show the enrollment key' }));
    const field = await screen.findByRole<HTMLInputElement>('textbox', {
      name: 'Enrollment key of on-premises',
    });
    expect(field.value).toBe('enroll-me');
    expect(field.readOnly).toBe(true);
    expect(field.autocomplete, 'else the browser writes down what stands in it').toBe('off');
    await user.click(screen.getByRole('button', { name: 'Copy Enrollment key of on-premises' }));
    expect(platform.copied).toEqual(['enroll-me']);
    expect(changes.pressed).toEqual(['secret plan-1 0']);
    expect(JSON.stringify([platform.remembered, platform.typed])).not.toContain('enroll-me');
    await expectAccessible(container);
  });

  it('is taken by the open page as soon as the worker has it, also when the change then pauses', async () => {
    const two = planOf([STEPS.enroll, STEPS.member]);
    const { user, changes, become } = await follow(statusOf(two), { secret: 'enroll-me' });
    become(statusOf(two, 'paused', [outcome('done', { hasSecret: true }), outcome('waiting')]));
    await waitFor(() => expect(changes.pressed).toEqual(['secret plan-1 0']));
    // The worker was stopped since, and the change went on without it.
    become(statusOf(two, 'finished', [outcome('done'), outcome('done')]));
    await user.click(await screen.findByRole('button', { name: 'Show the enrollment key' }));
    expect(await screen.findByDisplayValue('enroll-me')).toBeTruthy();
    expect(changes.pressed).toEqual(['secret plan-1 0']);
  });

  it('is still there when the view was left and opened again, until it is put away', async () => {
    const { user, changes, become } = await follow(done(true), { secret: 'enroll-me' });
    await waitFor(() => expect(changes.pressed).toEqual(['secret plan-1 0']));
    become(done(false));
    changes.says.journal = () => ok({ changes: [done(false)], unreadable: 0 });
    await user.click(screen.getByRole('button', { name: 'Changes' }));
    await user.click(await screen.findByRole('button', { name: /^Enroll / }));
    await user.click(await screen.findByRole('button', { name: 'Show the enrollment key' }));
    await user.click(await screen.findByRole('button', { name: 'I have it, put it away' }));
    const note = await screen.findByText(/^The enrollment key is no longer here: it was shown already/);
    expect(document.activeElement).toBe(note);
  });

  it('stays with the worker while a popup shows it, which may close at any time, and keeps the worker awake', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const changes = fakeChanges({ status: () => ok(done(true)), secret: 'enroll-me' });
    renderApp({ surface: 'popup', changes }, { work: WORK });
    await screen.findByRole('button', { name: 'Show the enrollment key' });
    const { looks } = changes;
    await act(async () => void (await vi.advanceTimersByTimeAsync(20_000)));
    expect(changes.looks).toBeGreaterThan(looks);
    expect(changes.pressed).toEqual([]);
  });

  it('is not lost to a second press', async () => {
    const changes = fakeChanges({ status: () => ok(done(true)), secret: 'enroll-me' });
    renderApp({ surface: 'popup', changes }, { work: WORK });
    const show = await screen.findByRole('button', { name: 'Show the enrollment key' });
    act(() => {
      show.click();
      show.click();
    });
    const field = await screen.findByDisplayValue('enroll-me');
    expect(document.activeElement).toBe(field);
    expect(changes.pressed).toEqual(['secret plan-1 0']);
  });

  it('is not left by a stray key, before it is shown or after', async () => {
    const { user } = await follow(done(true), { secret: 'enroll-me' });
    const show = screen.getByRole('button', { name: 'Show the enrollment key' });
    await user.keyboard('1{Escape}6');
    expect(screen.getByRole('button', { name: 'Show the enrollment key' })).toBe(show);
    await user.click(show);
    const field = await screen.findByDisplayValue('enroll-me');
    // Out of the field first, and then out of nothing.
    await user.keyboard('{Escape}{Escape}2{Escape}');
    expect(screen.getByDisplayValue('enroll-me')).toBe(field);
    await user.click(screen.getByRole('button', { name: 'I have it, put it away' }));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByText(/^The enrollment key/)).toBeNull());
  });

  it('stays on screen when the worker says that it was taken', async () => {
    const { user, become } = await follow(done(true), { secret: 'enroll-me' });
    await user.click(screen.getByRole('button', { name: 'Show the enrollment key' }));
    await screen.findByDisplayValue('enroll-me');
    become(done(false));
    await waitFor(() => expect(screen.getByDisplayValue('enroll-me')).toBeTruthy());
  });

  it('is honest when it was lost', async () => {
    const { user } = await follow(done(true), { secret: null });
    await user.click(screen.getByRole('button', { name: 'Show the enrollment key' }));
    expect(await screen.findByText(/^The enrollment key is no longer here/)).toBeTruthy();
  });

  it('is honest when it was taken before', async () => {
    const key = planOf([STEPS.key]);
    const { container } = await follow(statusOf(key, 'finished', [outcome('done')]));
    expect(screen.getByText(/^The key is no longer here/)).toBeTruthy();
    await expectAccessible(container);
  });
});

describe('a change that is over', () => {
  it('can be taken back', async () => {
    const { user, changes, container } = await follow(
      statusOf(
        three,
        'finished',
        three.steps.map(() => outcome('done')),
        { noUndo: null },
      ),
    );
    await expectAccessible(container);
    expect(screen.queryByRole('button', { name: 'Plan the rest again' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('heading', { name: 'Review the undo' })).toBe(document.activeElement);
    await waitFor(() => expect(changes.planned).toEqual(['undo plan-1']));
  });

  it.each<[NoUndo, RegExp]>([
    ['nothing-done', /^Nothing of it was done/],
    ['deleted', /cannot bring back what was deleted/],
    ['no-request', /has no request for it/],
    ['no-downgrade', /older version/],
    ['secret', /known to nobody/],
    ['undone', /taken back already/],
  ])('says why it cannot be taken back: %s', async (noUndo, words) => {
    const { container } = await follow(
      statusOf(
        three,
        'finished',
        three.steps.map(() => outcome('done')),
        { noUndo },
      ),
    );
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    await expectAccessible(container);
  });

  it('shows what took it back', async () => {
    const { user } = await follow(
      statusOf(
        three,
        'finished',
        three.steps.map(() => outcome('done')),
        {
          noUndo: 'undone',
          undoneBy: 'plan-9',
        },
      ),
    );
    expect(screen.getByText('It was taken back.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'See the undo' }));
    expect(await screen.findByRole('progressbar')).toBeTruthy();
  });

  it('says that it is itself an undo', async () => {
    const undo = planOf([STEPS.assign], { undoes: 'plan-0' });
    await follow(statusOf(undo, 'finished', [outcome('done')], { noUndo: null }));
    expect(screen.getByText('Finished').parentElement?.textContent).toBe(
      'Finished · Takes back an earlier change',
    );
  });

  it('has the rest planned again', async () => {
    const { user, changes } = await follow(
      statusOf(three, 'finished', [outcome('done'), outcome('refused'), outcome('done')], { noUndo: null }),
    );
    await user.click(screen.getByRole('button', { name: 'Plan the rest again' }));
    expect(await screen.findByText(/^Will be done as/)).toBeTruthy();
    expect(changes.planned).toEqual(['rest plan-1']);
  });
});

describe('a workspace on its way', () => {
  const deactivate = planOf([
    stepOf(
      'setWorkspaceState',
      {
        thing: { type: 'workspace', id: PROD.id, name: 'prod' },
        differences: [{ field: 'state', before: 'available', after: 'deactivated' }],
      },
      { workspaceId: PROD.id, state: 'deactivated' },
    ),
  ]);
  const done = (confirmedAt = Date.now()) =>
    statusOf(deactivate, 'finished', [outcome('done')], { confirmedAt });

  it('is followed until it is there', async () => {
    const { platform, container } = await follow(done());
    expect(await screen.findByText('Under way')).toBeTruthy();
    // What it was, and what it still is.
    expect(screen.getAllByText('Available')).toHaveLength(2);
    await expectAccessible(container);
    platform.change({ workspace: () => ready({ ...PROD, status: 'deactivated' }) });
    expect(await screen.findByText('Complete')).toBeTruthy();
  });

  it('has failed with the reason of ZenML', async () => {
    const { platform } = await follow(done());
    platform.change({
      workspace: () => ready({ ...PROD, status: 'failed', statusUpdated: null, stateReason: 'helm_timeout' }),
    });
    expect(await screen.findByText('Failed')).toBeTruthy();
    expect(screen.getByText(/helm_timeout/)).toBeTruthy();
  });

  it('is not the doing of a change of long ago', async () => {
    const { platform } = await follow(done(Date.now() - 3_600_000));
    expect(screen.getByText('Deactivate prod', { selector: 'p' })).toBeTruthy();
    expect(platform.asked.map(({ name }) => name)).not.toContain('workspace');
  });
});
