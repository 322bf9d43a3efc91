import { render, screen, waitFor, within } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { EnvironmentsSection } from '#components/options/EnvironmentsSection.tsx';
import { type OptionsPlatform, OptionsPlatformProvider } from '#components/options/options-platform.ts';
import type { EnvironmentRule } from '#lib/model/environment.ts';
import { fakeOptions, fakeSetting, fullSetting } from './fake-options.ts';
import { expectAccessible } from './render-app.tsx';

const known = [
  { name: 'prod-vision', displayName: 'Vision production', organization: 'Northwind' },
  { name: 'stage', displayName: 'Staging', organization: 'Northwind' },
];
const rule = (pattern: string, name: string): EnvironmentRule => ({
  pattern,
  name,
  color: 'amber',
  isProduction: false,
});

function show(...rules: EnvironmentRule[]) {
  const environments = fakeSetting<readonly EnvironmentRule[]>(rules);
  return { environments, ...showWith(environments) };
}

function showWith(environments: OptionsPlatform['environments']) {
  const platform = fakeOptions({ environments, knownWorkspaces: async () => known });
  const { container } = render(
    <OptionsPlatformProvider value={platform}>
      <main>
        <EnvironmentsSection id="environments" />
      </main>
    </OptionsPlatformProvider>,
  );
  return { container, user: userEvent.setup() };
}
const press = async (user: ReturnType<typeof userEvent.setup>, name: string) =>
  user.click(await screen.findByRole('button', { name }));

describe('the environments of the options page', () => {
  it('begins with one click, and tells what the rule is for', async () => {
    const { environments, container, user } = show();
    expect(screen.getByText(/No rules yet/)).toBeTruthy();
    await expectAccessible(container);
    await press(user, 'Mark prod* as production, in red');
    expect(environments.value).toEqual([
      { pattern: 'prod*', name: 'Production', color: 'red', isProduction: true },
    ]);
    expect(await screen.findByText('1 known workspace: Vision production')).toBeTruthy();
    await expectAccessible(container);
  });

  it('says that the browser did not save a rule, and keeps the list', async () => {
    const environments = fullSetting<readonly EnvironmentRule[]>([]);
    const { container, user } = showWith(environments);
    await press(user, 'Mark prod* as production, in red');
    expect((await screen.findByRole('alert')).textContent).toMatch(/nothing has changed/);
    expect(screen.getByText(/No rules yet/)).toBeTruthy();
    await expectAccessible(container);
    environments.refuses = false;
    await press(user, 'Mark prod* as production, in red');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(environments.value).toHaveLength(1);
  });

  it('keeps what was typed for a rule that the browser did not save', async () => {
    const environments = fullSetting<readonly EnvironmentRule[]>([rule('prod*', 'One')]);
    const { container, user } = showWith(environments);
    await press(user, 'Add a rule');
    await user.type(screen.getByRole('textbox', { name: 'Names like' }), 'stag*');
    await user.type(screen.getByRole('textbox', { name: 'Called' }), 'Test');
    await press(user, 'Save rule');
    expect((await screen.findByRole('alert')).textContent).toMatch(/nothing has changed/);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Names like' }).value).toBe('stag*');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Called' }).value).toBe('Test');
    await expectAccessible(container);
    environments.refuses = false;
    await press(user, 'Save rule');
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(screen.queryByRole('alert')).toBeNull();
    expect(environments.value.map(({ name }) => name)).toEqual(['One', 'Test']);
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit the rule stag*' }));

    environments.refuses = true;
    await press(user, 'Edit the rule prod*');
    await user.type(screen.getByRole('textbox', { name: 'Called' }), ' two');
    await press(user, 'Save rule');
    await screen.findByRole('alert');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Called' }).value).toBe('One two');
    await press(user, 'Cancel');
    expect(environments.value.map(({ name }) => name)).toEqual(['One', 'Test']);
  });

  it('saves a rule once, although Save is pressed again before it is kept', async () => {
    const environments = fakeSetting<readonly EnvironmentRule[]>([]);
    let keep = () => {};
    const kept = new Promise<void>((resolve) => {
      keep = resolve;
    });
    const { user } = showWith({
      ...environments,
      update: async (change) => {
        await kept;
        await environments.update(change);
      },
    });
    await press(user, 'Add a rule');
    await user.type(screen.getByRole('textbox', { name: 'Names like' }), 'stag*');
    await user.type(screen.getByRole('textbox', { name: 'Called' }), 'Test{Enter}{Enter}');
    keep();
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    expect(environments.value).toHaveLength(1);
  });

  it('adds a rule by keyboard, says what is wrong with it, and shows what it would be like', async () => {
    const { environments, container, user } = show();
    (await screen.findByRole('button', { name: 'Add a rule' })).focus();
    await user.keyboard('{Enter}');
    const form = within(await screen.findByRole('form', { name: 'New rule' }));
    // It takes the focus after it is painted.
    await waitFor(() =>
      expect(document.activeElement).toBe(form.getByRole('textbox', { name: 'Names like' })),
    );
    await user.keyboard('{Enter}');
    expect(await form.findByText('Type what names are like, such as prod*.')).toBeTruthy();
    expect(form.getByText('Type what to call it, such as Production.')).toBeTruthy();
    expect(environments.value).toEqual([]);
    await expectAccessible(container);
    await user.keyboard('*STAG*{Tab}Test{Tab}');
    expect(await form.findByText('1 known workspace: Staging')).toBeTruthy();
    await user.selectOptions(form.getByRole('combobox', { name: 'Colour' }), 'Green');
    await user.click(form.getByRole('button', { name: 'Save rule' }));
    expect(environments.value).toEqual([
      { pattern: '*STAG*', name: 'Test', color: 'green', isProduction: false },
    ]);
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
  });

  it('refuses a name that would not fit', async () => {
    const { environments, user } = show();
    await press(user, 'Add a rule');
    await user.type(screen.getByRole('textbox', { name: 'Names like' }), 'a*');
    await user.type(screen.getByRole('textbox', { name: 'Called' }), 'x'.repeat(25));
    await press(user, 'Save rule');
    expect(await screen.findByText('At most 24 characters, so that it fits everywhere.')).toBeTruthy();
    expect(environments.value).toEqual([]);
  });

  it('changes, moves and removes rules; the first that matches counts', async () => {
    const { environments, container, user } = show(rule('prod*', 'One'), rule('*', 'All'));
    expect(await screen.findByText('1 known workspace: Vision production')).toBeTruthy();
    expect(screen.getByText('1 known workspace: Staging')).toBeTruthy();
    await press(user, 'Move * up');
    expect(environments.value.map(({ name }) => name)).toEqual(['All', 'One']);
    expect(await screen.findByText('2 known workspaces: Vision production, Staging')).toBeTruthy();
    expect(screen.getByText(/No known workspace/)).toBeTruthy();
    // The focus goes where the rule went, so that it can be moved on.
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move * up');
    await expectAccessible(container);
    await press(user, 'Edit the rule prod*');
    const name = screen.getByRole('textbox', { name: 'Called' });
    await user.clear(name);
    await user.type(name, 'Live');
    await user.click(screen.getByRole('checkbox', { name: /asks for the workspace’s name/ }));
    await press(user, 'Save rule');
    expect(environments.value[1]).toEqual({ ...rule('prod*', 'Live'), isProduction: true });
    await press(user, 'Remove the rule *');
    await waitFor(() => expect(environments.value.map(({ pattern }) => pattern)).toEqual(['prod*']));
  });

  it('leaves a rule as it was when the form is left', async () => {
    const { environments, user } = show(rule('prod*', 'One'));
    await press(user, 'Edit the rule prod*');
    await user.type(screen.getByRole('textbox', { name: 'Called' }), ' two');
    await press(user, 'Cancel');
    expect(environments.value).toEqual([rule('prod*', 'One')]);
    expect(await screen.findByText('One')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Edit the rule prod*' }));
    await press(user, 'Add a rule');
    await press(user, 'Cancel');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Add a rule' }));
  });

  it('changes the rules that are stored by then, although others are still shown', async () => {
    const [one, two, three] = [rule('a*', 'One'), rule('b*', 'Two'), rule('c*', 'Three')];
    const environments = { ...fakeSetting<readonly EnvironmentRule[]>([]), watch: () => () => undefined };
    let stored: readonly EnvironmentRule[] = [one, two, three];
    environments.read = async () => stored;
    environments.update = async (change) => {
      stored = change(stored);
    };
    const { user } = showWith(environments);
    await press(user, 'Remove the rule a*');
    await press(user, 'Remove the rule b*');
    expect(stored).toEqual([three]);
    await press(user, 'Remove the rule b*');
    expect(stored).toEqual([three]);
    await press(user, 'Move c* up');
    expect(stored).toEqual([three]);
  });
});
