import { act, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '#components/app/App.tsx';
import { START } from '#components/app/view-state.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { Answer, Progress } from '#lib/protocol.ts';
import { failed, fakePlatform, never, ready } from './fake-platform.ts';
import { PROD, rowsOf } from './fixtures.ts';
import { expectAccessible, lastSaid } from './render-app.tsx';

type Workspaces = Answer<'workspaces'>;

/** In steps, as a browser has it: what is painted in one makes the timers of the next. */
async function passing(ms: number): Promise<void> {
  for (let left = ms; left >= 0; left -= 100) {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(Math.min(left, 100));
    });
  }
}
const bar = () => screen.queryByRole('group', { name: 'Questions to ZenML' });
const line = () => screen.queryByRole('timer')?.textContent;
async function cancel(): Promise<void> {
  const button = within(bar() as HTMLElement).getByRole('button', { name: 'Cancel' });
  button.focus();
  await act(async () => button.click());
  await passing(1_000);
}

function show(workspaces: () => Workspaces | Promise<Workspaces>, cached?: Workspaces) {
  const platform = fakePlatform({
    answers: { workspaces },
    ...(cached && { cached: { workspaces: () => cached } }),
  });
  const { container } = render(
    <App platform={platform} initial={{ ...START, tab: 'workspaces' }} request={null} />,
  );
  const asks = () => platform.asked.filter(({ name }) => name === 'workspaces').length;
  return { platform, container, asks };
}

const busy = (waiting: number, seconds: number | null = null) => ({
  pausedUntil: seconds === null ? null : Date.now() + seconds * 1000,
  waiting,
  sent: 20,
  refused: 1,
  since: Date.now(),
});
const held = (seconds: number): Failure => ({
  kind: 'rate-limited',
  retryAt: new Date(Date.now() + seconds * 1000).toISOString(),
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('what the person waits for', () => {
  it('is not said of an answer that comes soon, and costs no message', async () => {
    const { platform } = show(
      () => new Promise((resolve) => setTimeout(() => resolve(ready<'workspaces'>(rowsOf([PROD]))), 400)),
    );
    await passing(5_000);
    expect(screen.getByRole('button', { name: /^ML production/ })).toBeTruthy();
    expect(bar()).toBeNull();
    expect(platform.looks).toBe(0);
  });

  it('is not said while nothing is in the way of the question', async () => {
    show(never);
    await passing(3_000);
    expect(bar()).toBeNull();
  });

  it('is how many questions are left', async () => {
    const { platform, container } = show(never);
    platform.queue = busy(14);
    await passing(700);
    expect(line()).toBe('Asking ZenML, 14 left');
    expect(lastSaid()).toBe('Asking ZenML, 14 left');
    platform.queue = busy(9);
    await passing(1_000);
    expect(line()).toBe('Asking ZenML, 9 left');
    expect(lastSaid()).toBe('Asking ZenML, 14 left');
    vi.useRealTimers();
    await expectAccessible(container);
  });

  it('is the pause that ZenML asked for, counted down here, with a message a second at the most', async () => {
    const { platform } = show(never);
    platform.queue = busy(14, 8);
    await passing(1_000);
    expect(line()).toBe('Waiting for ZenML, 7 s, 14 left');
    expect(lastSaid()).toBe('Waiting for ZenML, 8 seconds, 14 left');
    await passing(4_000);
    expect(line()).toBe('Waiting for ZenML, 3 s, 14 left');
    expect(platform.looks).toBeLessThanOrEqual(5);
  });

  it('is as long as before when the clock is put back', async () => {
    const { platform } = show(() => failed(held(40)));
    platform.queue = busy(1, 40);
    await passing(1_000);
    vi.setSystemTime(Date.now() - 3 * 3_600_000);
    await passing(9_000);
    expect(line()).toMatch(/^Waiting for ZenML, (29|30|31) s, 1 left$/);
  });

  it('ends with the answer, is said to have ended, and then costs nothing more', async () => {
    let answerNow: (answer: Workspaces) => void = () => {};
    const { platform } = show(() => new Promise((resolve) => (answerNow = resolve)));
    platform.queue = busy(3);
    await passing(2_000);
    answerNow(ready(rowsOf([PROD])));
    await passing(1_000);
    expect(bar()).toBeNull();
    expect(lastSaid()).toBe('No longer waiting for ZenML.');
    const { looks } = platform;
    await passing(60_000);
    expect(platform.looks).toBe(looks);
  });

  it('is not said any more after the answer, although the clock was put back', async () => {
    let answerNow: (answer: Workspaces) => void = () => {};
    const { platform } = show(() => new Promise((resolve) => (answerNow = resolve)));
    platform.queue = busy(3);
    await passing(2_000);
    expect(bar()).not.toBeNull();
    vi.setSystemTime(Date.now() - 3 * 3_600_000);
    answerNow(ready(rowsOf([PROD])));
    await passing(1_000);
    expect(bar()).toBeNull();
  });

  it('does not flicker: what was shown stays for a moment', async () => {
    const { platform } = show(
      () => new Promise((resolve) => setTimeout(() => resolve(ready<'workspaces'>(rowsOf([PROD]))), 650)),
    );
    platform.queue = busy(3);
    await passing(700);
    expect(line()).toBe('Asking ZenML, 3 left');
    await passing(500);
    expect(bar()).not.toBeNull();
    await passing(200);
    expect(bar()).toBeNull();
  });

  it('can be stopped, and the focus goes to what can be pressed next', async () => {
    let answerNow: (answer: Workspaces) => void = () => {};
    const { platform, asks } = show(() => new Promise((resolve) => (answerNow = resolve)));
    platform.cancel = async () => {
      platform.cancelled += 1;
      answerNow(failed({ kind: 'cancelled' }));
    };
    platform.queue = busy(14, 8);
    await passing(2_000);
    await cancel();
    expect(platform.cancelled).toBe(1);
    expect(screen.getByRole('alert').textContent).toContain('You stopped this.');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Ask again' }));
    // Not because of others either: an answer that arrives elsewhere asks nothing.
    platform.change({});
    await passing(60_000);
    expect(lastSaid()).toBe('You stopped this.');
    expect(asks()).toBe(1);
    act(() => screen.getByRole('button', { name: 'Ask again' }).click());
    expect(asks()).toBe(2);
  });
});

describe('a pause that is too long for the worker', () => {
  it('is said in the same words', async () => {
    const answers: Workspaces[] = [failed(held(32)), ready(rowsOf([PROD]))];
    const { platform, container } = show(() => answers.shift() as Workspaces);
    platform.queue = busy(14, 32);
    await passing(200);
    expect(line()).toBe('Waiting for ZenML, 32 s, 14 left');
    expect(lastSaid()).toBe('Waiting for ZenML, 32 seconds, 14 left');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
    vi.useRealTimers();
    await expectAccessible(container);
  });

  it('goes on by itself when it is over', async () => {
    const answers: Workspaces[] = [failed(held(32)), ready(rowsOf([PROD]))];
    const { platform, asks } = show(() => answers.shift() as Workspaces);
    platform.queue = busy(14, 32);
    await passing(31_000);
    expect(line()).toBe('Waiting for ZenML, 1 s, 14 left');
    expect(platform.looks).toBe(1);
    expect(asks()).toBe(1);
    // The alarm that wakes the worker also has views look at the cache: they still ask once.
    platform.change({});
    await passing(1_000);
    expect(asks()).toBe(2);
    expect(screen.getByRole('button', { name: /^ML production/ })).toBeTruthy();
    await passing(1_000);
    expect(bar()).toBeNull();
  });

  it('is told in minutes when it is long', async () => {
    show(() => failed(held(600)));
    await passing(200);
    expect(line()).toBe('Waiting for ZenML, 10 min, 1 left');
  });

  it('is waited for three times in a row, then the person decides', async () => {
    const { asks } = show(() => failed(held(30)));
    await passing(300_000);
    expect(asks()).toBe(4);
    expect(bar()).toBeNull();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  it('can be stopped: nothing is asked any more until the person asks', async () => {
    const { platform, asks } = show(() => failed(held(32)));
    platform.queue = busy(14, 32);
    await passing(1_000);
    await cancel();
    await passing(1_000);
    expect(bar()).toBeNull();
    expect(screen.getByRole('alert').textContent).toContain('You stopped this.');
    platform.change({});
    await passing(100_000);
    expect(asks()).toBe(1);
    act(() => screen.getByRole('button', { name: 'Ask again' }).click());
    expect(asks()).toBe(2);
  });

  it('is waited for too when only a part of the answer met it', async () => {
    const partial = rowsOf([PROD], { complete: false, failure: held(32) });
    const answers = [ready(partial), ready(rowsOf([PROD]))];
    const { asks } = show(() => answers.shift() as Workspaces);
    await passing(1_000);
    expect(line()).toBe('Waiting for ZenML, 31 s, 1 left');
    await passing(31_500);
    expect(asks()).toBe(2);
  });
});

describe('the progress of a list', () => {
  const during = (progress: Progress[], data: Workspaces | null = null): Workspaces => ({
    ...(data ?? { data: null, failure: null, updatedAt: null, isStale: true }),
    progress,
  });
  const progressbar = () => screen.getByRole<HTMLProgressElement>('progressbar');

  it('has no end while it is not known how many there are', async () => {
    const { platform, container } = show(never);
    await passing(200);
    platform.change({ workspaces: () => during([{ of: 'workspaces', loaded: 300, total: null }]) });
    await passing(700);
    expect(screen.getByRole('progressbar', { name: '300 workspaces loaded so far' })).toBe(progressbar());
    expect(progressbar().hasAttribute('value')).toBe(false);
    expect(lastSaid()).toBe('Loading');
    expect(line()).toBeUndefined();
    vi.useRealTimers();
    await expectAccessible(container);
  });

  it('has its end beside an older whole answer, which stays on screen', async () => {
    const whole: Workspaces = ready(rowsOf([PROD]), 1);
    const { platform } = show(never, whole);
    await passing(200);
    platform.change({ workspaces: () => during([{ of: 'workspaces', loaded: 300, total: 700 }], whole) });
    await passing(700);
    expect(screen.getByRole('progressbar', { name: '300 of 700 workspaces loaded' })).toBe(progressbar());
    expect([progressbar().value, progressbar().max]).toEqual([300, 700]);
    expect(screen.getByRole('button', { name: /^ML production/ })).toBeTruthy();
  });

  it('stands below the pause that interrupts it', async () => {
    const { platform } = show(never);
    await passing(200);
    platform.queue = busy(1, 9);
    platform.change({ workspaces: () => during([{ of: 'members', loaded: 300, total: null }]) });
    await passing(700);
    expect(line()).toBe('Waiting for ZenML, 9 s, 1 left');
    expect(screen.getByRole('progressbar', { name: '300 people loaded so far' })).toBeTruthy();
  });

  it('is not shown of an answer that nobody here waits for', async () => {
    const { platform } = show(() => ready(rowsOf([PROD])));
    await passing(200);
    platform.change({
      workspaces: () =>
        during([{ of: 'workspaces', loaded: 300, total: null }], ready<'workspaces'>(rowsOf([PROD]))),
    });
    await passing(2_000);
    expect(bar()).toBeNull();
  });
});
