import { render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { WelcomePage } from '#components/welcome/WelcomePage.tsx';
import type { WelcomePlatform } from '#components/welcome/welcome-platform.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { NO_POLICY } from '#lib/model/policy.ts';
import { fakeSetting, fullSetting } from './fake-options.ts';
import { expectAccessible } from './render-app.tsx';

function show(overrides: Partial<WelcomePlatform> = {}) {
  const platform: WelcomePlatform = {
    browser: 'chromium',
    controlPlane: ZENML_CLOUD,
    policy: fakeSetting(NO_POLICY),
    editing: fakeSetting(false),
    hostAccess: fakeSetting(true),
    requestHostAccess: vi.fn(async () => true),
    shortcuts: async () => [
      { name: '_execute_action', meaning: 'Open Sidecar’s popup', shortcut: 'Alt+Shift+K' },
      { name: 'check-here', meaning: 'Check my permissions on this page', shortcut: null },
    ],
    openOptions: vi.fn(),
    ...overrides,
  };
  const { container } = render(<WelcomePage platform={platform} />);
  return { platform, container };
}

describe('the first-run page', () => {
  it('says how to pin it, what it reads and stores, and the ways in', async () => {
    const { container } = show();
    expect(screen.getByText(/puzzle piece in the toolbar, then the pin/)).toBeTruthy();
    expect(screen.getByText(/Cookies and tokens are never read/)).toBeTruthy();
    expect((await screen.findByText('Alt+Shift+K')).parentElement?.textContent).toBe(
      'Alt+Shift+K Open Sidecar’s popup',
    );
    // What has no key is no way in.
    expect(screen.queryByText(/Check my permissions on this page/)).toBeNull();
    await expectAccessible(container);
  });

  it('says it in Firefox’s words there', () => {
    show({ browser: 'firefox' });
    expect(screen.getByText(/gear beside Sidecar/)).toBeTruthy();
  });

  it('says that the browser did not read what is set', async () => {
    const editing = { ...fakeSetting(false), read: () => Promise.reject(new Error('IO error')) };
    const { container } = show({ editing });
    expect((await screen.findByRole('alert')).textContent).toMatch(/did not read all of your settings/);
    await expectAccessible(container);
  });

  it('is read-only until a person says otherwise', async () => {
    const { platform } = show();
    const group = within(screen.getByRole('group', { name: /^On cloud\.zenml\.io/ }));
    expect(group.getByRole('radio', { name: /^Read-only/ })).toHaveProperty('checked', true);
    expect(await platform.editing.read()).toBe(false);
    await userEvent.click(group.getByRole('radio', { name: /^Editing/ }));
    expect(await platform.editing.read()).toBe(true);
    await userEvent.click(group.getByRole('radio', { name: /^Read-only/ }));
    expect(await platform.editing.read()).toBe(false);
  });

  it('stays read-only where the browser does not save that, and says so each time', async () => {
    const editing = fullSetting(false);
    const { container } = show({ editing });
    const on = screen.getByRole('radio', { name: /^Editing/ });
    for (let before: Element | null = null, time = 0; time < 2; time += 1) {
      await userEvent.click(on);
      await vi.waitFor(() => expect(screen.getByRole('alert')).not.toBe(before));
      before = screen.getByRole('alert');
      expect(before.textContent).toMatch(/did not save this, so nothing has changed/);
      expect(on).toHaveProperty('checked', false);
      expect(screen.getByRole('radio', { name: /^Read-only/ })).toHaveProperty('checked', true);
    }
    await expectAccessible(container);
    editing.refuses = false;
    await userEvent.click(on);
    await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(on).toHaveProperty('checked', true);
  });

  it('leaves nothing to decide where an administrator has', async () => {
    const { container } = show({
      policy: fakeSetting({ ...NO_POLICY, isReadOnly: true }),
      editing: fakeSetting(true),
    });
    expect(await screen.findByText(/Set by your administrator/)).toBeTruthy();
    const radio = screen.getByRole('radio', { name: /^Editing/ });
    expect(radio).toHaveProperty('checked', false);
    expect(radio.closest('fieldset')).toHaveProperty('disabled', true);
    await expectAccessible(container);
  });

  it('offers to grant the hosts only while the browser does not let it in', async () => {
    const hostAccess = fakeSetting(false);
    const { platform, container } = show({ hostAccess });
    const grant = await screen.findByRole('button', { name: 'Grant access' });
    await expectAccessible(container);
    await userEvent.click(grant);
    expect(platform.requestHostAccess).toHaveBeenCalledTimes(1);
    await hostAccess.write(true);
    expect(
      await screen.findByText('The browser lets Sidecar into cloud.zenml.io and cloudapi.zenml.io.'),
    ).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Grant access' })).toBeNull();
  });

  it('leads to the options', async () => {
    const { platform } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Open options' }));
    expect(platform.openOptions).toHaveBeenCalledTimes(1);
  });
});
