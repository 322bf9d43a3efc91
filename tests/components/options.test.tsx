import { act, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OptionsPage } from '#components/options/OptionsPage.tsx';
import type { RoadStatus } from '#lib/model/road.ts';
import type { Activity } from '#lib/protocol.ts';
import { fakeOptions } from './fake-options.ts';
import { expectAccessible } from './render-app.tsx';

const quiet: Activity = { pausedUntil: null, waiting: 0, sent: 1234, refused: 3, since: Date.now() };

function show(first: Activity | null) {
  let activity = first;
  let changed = () => {};
  const look = vi.fn(async (_: string) => activity);
  const platform = fakeOptions({
    activity: look,
    onChanged(listener) {
      changed = listener;
      return () => {};
    },
  });
  const { container } = render(<OptionsPage platform={platform} />);
  const become = (next: Activity) =>
    act(async () => {
      activity = next;
      changed();
    });
  return { container, look, become };
}

const ROADS: { status: RoadStatus; sentence: string }[] = [
  { status: { road: 'worker', why: null }, sentence: 'Asked by the extension.' },
  {
    status: { road: 'page', why: 'signed-in-page-only', tabId: 7 },
    sentence: 'Asked inside the dashboard’s tab, because only that page is signed in.',
  },
  {
    status: { road: 'page', why: 'chosen', tabId: 7 },
    sentence: 'Asked inside the dashboard’s tab, because you chose its account.',
  },
  {
    status: { road: 'page', why: 'origin-refused' },
    sentence: 'Changes are sent inside the dashboard’s tab, because ZenML refuses them from the extension.',
  },
];

const value = async (name: string | RegExp) =>
  (await screen.findByText(name)).closest('.field')?.querySelector('dd')?.textContent;

/** In steps, as a browser has it: what is painted in one makes the timers of the next. */
async function passing(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 100) {
    await act(async () => {
      await vi.advanceTimersByTimeAsync(100);
    });
  }
}

describe('the request counter', () => {
  afterEach(() => vi.useRealTimers());

  it('tells of each control plane how often it was asked, and how often it refused', async () => {
    const { container, look } = show({ ...quiet, waiting: 14, road: { road: 'worker', why: null } });
    expect(await screen.findByRole('group', { name: 'cloud.zenml.io' })).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'Requests' })).toBeTruthy();
    expect(await value(/^Sent since /)).toBe('1,234');
    expect(await value('Refused for too many requests')).toBe('3');
    expect(await value('Waiting now')).toBe('14');
    expect(screen.getByText(/counted on this computer only/)).toBeTruthy();
    expect(screen.queryByText(/^Waiting until/)).toBeNull();
    expect(look.mock.calls).toEqual([['zenml-cloud']]);
    await expectAccessible(container);
  });

  it.each(ROADS)('tells by which road it asks, and why: $sentence', async ({ status, sentence }) => {
    show({ ...quiet, road: status });
    const group = await screen.findByRole('group', { name: 'cloud.zenml.io' });
    expect(await within(group).findByText(sentence)).toBeTruthy();
    expect(within(group).getAllByText(/^(Asked|Changes are sent)/)).toHaveLength(1);
  });

  it('tells no road that it does not know', async () => {
    show(quiet);
    await value('Waiting now');
    expect(screen.queryByText(/^(Asked|Changes are sent)/)).toBeNull();
  });

  it('tells since which day it counts, when that is not today', async () => {
    show({ ...quiet, since: new Date(2026, 2, 14, 3, 47).getTime() });
    expect(await screen.findByText('Sent since Mar 14, 3:47 AM')).toBeTruthy();
  });

  it('looks again when something changed', async () => {
    const { become } = show(quiet);
    await value('Waiting now');
    await become({ ...quiet, sent: 1240 });
    expect(await value(/^Sent since /)).toBe('1,240');
  });

  it('tells until when it waits, looks once when that is over, and never without reason', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { look, become, container } = show({ ...quiet, pausedUntil: Date.now() + 32_000 });
    expect(await screen.findByText(/^Waiting until \d+:\d\d:\d\d/)).toBeTruthy();
    await expectAccessible(container);
    await passing(30_000);
    expect(look).toHaveBeenCalledTimes(1);
    await become({ ...quiet, pausedUntil: Date.now() + 1_000 });
    await passing(1_600);
    expect(look).toHaveBeenCalledTimes(3);
    await become(quiet);
    await passing(60_000);
    expect(look).toHaveBeenCalledTimes(4);
    expect(screen.queryByText(/^Waiting until/)).toBeNull();
  });

  it('says when the numbers are not known', async () => {
    show(null);
    expect(await screen.findByText(/^The count is not known just now/)).toBeTruthy();
  });
});
