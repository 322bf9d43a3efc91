import { render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { OptionsPage } from '#components/options/OptionsPage.tsx';
import type { OptionsPlatform } from '#components/options/options-platform.ts';
import { stepSentence } from '#components/views/changes/step-words.ts';
import { fail, ok } from '#lib/model/result.ts';
import type { StoredGroup } from '#lib/model/stored.ts';
import { fakeOptions } from './fake-options.ts';
import { outcome, planOf, STEPS } from './plans.ts';
import { expectAccessible } from './render-app.tsx';

const GROUPS: StoredGroup[] = [
  { group: 'answers', area: 'memory', items: 12, bytes: 1_234_567 },
  { group: 'lists', area: 'memory', items: 0, bytes: 0 },
  { group: 'journal', area: 'disk', items: 1, bytes: 900 },
];
const section = async (name: string) => within(await screen.findByRole('region', { name }));

async function show(overrides: Partial<OptionsPlatform> = {}) {
  const platform = fakeOptions({ stored: async () => ok(GROUPS), ...overrides });
  const { container } = render(<OptionsPage platform={platform} />);
  await screen.findByText('Answers of ZenML');
  return container;
}

describe('what is stored', () => {
  it('is told in words, with its size', async () => {
    const container = await show();
    const stored = await section('What is stored');
    const told = (name: string) => stored.getByText(name).closest('div')?.querySelector('dd')?.textContent;
    expect(told('Answers of ZenML')).toBe('12 items, 1.2 MB');
    expect(told('Lists that are being read')).toBe('Nothing');
    expect(told('Changes and what became of them, for 90 days')).toBe('1 item, 900 bytes');
    await expectAccessible(container);
  });

  it('is not known when the worker does not say', async () => {
    render(<OptionsPage platform={fakeOptions({ stored: async () => fail({ kind: 'interrupted' }) })} />);
    expect(await screen.findByText(/does not say what is stored/)).toBeTruthy();
  });

  it('is erased after a question, and what was erased is said', async () => {
    const erase = vi.fn(async () => ok(GROUPS));
    const container = await show({ erase });
    await userEvent.click(screen.getByRole('button', { name: 'Erase everything…' }));
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Erase everything that Sidecar stores?' }),
    );
    expect(erase).not.toHaveBeenCalled();
    await expectAccessible(container);
    await userEvent.click(dialog.getByRole('button', { name: 'Erase everything' }));
    expect(await screen.findByText('Erased: 13 items, 1.2 MB. Nothing is kept.')).toBeTruthy();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(erase).toHaveBeenCalledTimes(1);
    await expectAccessible(container);
  });

  it('is kept by the other button', async () => {
    const erase = vi.fn(async () => ok(GROUPS));
    await show({ erase });
    await userEvent.click(screen.getByRole('button', { name: 'Erase everything…' }));
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(erase).not.toHaveBeenCalled();
  });

  it('is erased midway in a change only after that one is shown and given up', async () => {
    const plan = planOf([STEPS.rename, STEPS.assign], { userName: 'Ada' });
    const change = { plan, confirmedAt: Date.now(), steps: [outcome('done'), outcome('unknown')] };
    const erase = vi.fn<OptionsPlatform['erase']>(async (givesUp) =>
      givesUp.includes(plan.id) ? ok(GROUPS) : fail({ kind: 'change-under-way' }),
    );
    const container = await show({ erase, unfinished: async () => ok([change]) });
    await userEvent.click(screen.getByRole('button', { name: 'Erase everything…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Erase everything' }));
    const dialog = within(await screen.findByRole('dialog', { name: '1 change is not over' }));
    expect(document.activeElement?.textContent).toBe('1 change is not over');
    expect(dialog.getByText(/Its outcome will stay unknown: nothing more is sent/)).toBeTruthy();
    expect(await dialog.findByText(/^cloud\.zenml\.io, confirmed by Ada at /)).toBeTruthy();
    // What is done already is not given up.
    expect(dialog.getAllByRole('listitem')).toHaveLength(2);
    expect(dialog.getByText('Not known yet')).toBeTruthy();
    await expectAccessible(container);
    await userEvent.click(dialog.getByRole('button', { name: 'Give up and erase everything' }));
    expect(await screen.findByText('Erased: 13 items, 1.2 MB. Nothing is kept.')).toBeTruthy();
    expect(erase.mock.calls).toEqual([[[]], [[plan.id]]]);
  });

  it('asks once more when another change was confirmed meanwhile', async () => {
    const open = (id: string) => ({
      plan: planOf([STEPS.assign], { id }),
      confirmedAt: 1,
      steps: [outcome('sending')],
    });
    const erase = vi.fn<OptionsPlatform['erase']>(async () => fail({ kind: 'change-under-way' }));
    const unfinished = vi.fn<OptionsPlatform['unfinished']>(async () => ok([open('one'), open('two')]));
    unfinished.mockResolvedValueOnce(ok([open('one')]));
    await show({ erase, unfinished });
    await userEvent.click(screen.getByRole('button', { name: 'Erase everything…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Erase everything' }));
    const dialog = within(await screen.findByRole('dialog', { name: '1 change is not over' }));
    // One step is said once, with how it stands.
    expect(dialog.getAllByText(stepSentence(STEPS.assign, 'workspace'))).toHaveLength(1);
    expect(dialog.getByText('Sending')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Give up and erase everything' }));
    await screen.findByRole('dialog', { name: '2 changes are not over' });
    expect(screen.getByText(/Their outcome will stay unknown/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(erase.mock.calls).toEqual([[[]], [['one']]]);
  });

  it('is not erased when a change was just ending, which is said', async () => {
    await show({ erase: async () => fail({ kind: 'change-under-way' }) });
    await userEvent.click(screen.getByRole('button', { name: 'Erase everything…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Erase everything' }));
    expect(await screen.findByText(/^Nothing was erased: a change is not over/)).toBeTruthy();
  });
});

describe('diagnostics', () => {
  it('are shown before they are copied', async () => {
    const copied: string[] = [];
    const container = await show({
      diagnostics: async () => ok('{ "sidecar": "0.1.0" }'),
      copy: async (text) => copied.push(text) > 0,
    });
    const diagnostics = await section('Diagnostics');
    expect(diagnostics.queryByRole('button', { name: 'Copy diagnostics' })).toBeNull();
    await userEvent.click(diagnostics.getByRole('button', { name: 'Show' }));
    expect(await diagnostics.findByDisplayValue(/"sidecar": "0.1.0"/)).toBeTruthy();
    await expectAccessible(container);
    await userEvent.click(diagnostics.getByRole('button', { name: 'Copy diagnostics' }));
    expect(copied).toEqual(['{ "sidecar": "0.1.0" }']);
    expect(await diagnostics.findByText('Copied')).toBeTruthy();
  });

  it('say when they cannot be read', async () => {
    await show({ diagnostics: async () => fail({ kind: 'interrupted' }) });
    await userEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(await screen.findByText(/cannot be read just now/)).toBeTruthy();
  });
});
