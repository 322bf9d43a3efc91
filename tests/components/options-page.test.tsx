import { render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { OptionsPage } from '#components/options/OptionsPage.tsx';
import { fakeOptions, fullSetting } from './fake-options.ts';
import { expectAccessible } from './render-app.tsx';

describe('the options page', () => {
  it('leads to each of its sections, which have headings of their own', async () => {
    const { container } = render(<OptionsPage platform={fakeOptions()} />);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Sidecar');
    const links = within(screen.getByRole('navigation', { name: 'Sections' })).getAllByRole('link');
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) {
      const section = screen.getByRole('region', { name: link.textContent ?? '' });
      expect(link.getAttribute('href')).toBe(`#${section.id}`);
      expect(within(section).getByRole('heading', { level: 2 })).toBeTruthy();
    }
    await expectAccessible(container);
  });

  it('lists the control planes that are asked', async () => {
    render(<OptionsPage platform={fakeOptions()} />);
    const section = screen.getByRole('region', { name: 'Control planes' });
    expect(await within(section).findByText('https://cloudapi.zenml.io')).toBeTruthy();
  });

  it('turns editing on and off, for one control plane', async () => {
    const platform = fakeOptions();
    render(<OptionsPage platform={platform} />);
    const editing = await screen.findByRole('switch', { name: 'Editing on cloud.zenml.io' });
    expect(editing.getAttribute('aria-checked')).toBe('false');
    await userEvent.click(editing);
    expect(editing.getAttribute('aria-checked')).toBe('true');
    expect(await platform.editing('zenml-cloud').read()).toBe(true);
    expect(await platform.editing('another').read()).toBe(false);
  });

  it('says each time that the browser did not save it, and no longer once it did', async () => {
    const editing = fullSetting(false);
    const { container } = render(<OptionsPage platform={fakeOptions({ editing: () => editing })} />);
    const control = await screen.findByRole('switch', { name: 'Editing on cloud.zenml.io' });
    await userEvent.click(control);
    const told = await screen.findByRole('alert');
    expect(told.textContent).toMatch(/did not save this, so nothing has changed/);
    expect(control.getAttribute('aria-checked')).toBe('false');
    await expectAccessible(container);
    // A new element is read out again.
    await userEvent.click(control);
    await vi.waitFor(() => expect(screen.getByRole('alert')).not.toBe(told));
    editing.refuses = false;
    await userEvent.click(control);
    await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    expect(control.getAttribute('aria-checked')).toBe('true');
  });

  it('shows what was turned elsewhere', async () => {
    const platform = fakeOptions();
    render(<OptionsPage platform={platform} />);
    await screen.findByRole('switch', { name: 'Editing on cloud.zenml.io', checked: false });
    await platform.editing('zenml-cloud').write(true);
    await screen.findByRole('switch', { name: 'Editing on cloud.zenml.io', checked: true });
  });
});
