import { render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { OptionsPage } from '#components/options/OptionsPage.tsx';
import { fakeOptions, fakeSetting } from './fake-options.ts';
import { fakePlatform } from './fake-platform.ts';
import { expectAccessible, renderApp } from './render-app.tsx';

const refused = () => Promise.reject(new Error('IO error: LOCK: No locks available'));
const note = () => screen.findByText(/did not read all of your settings/);

describe('settings that the browser does not read', () => {
  it('are told in the views', async () => {
    const { production } = fakePlatform();
    const { container } = renderApp({ production: { ...production, read: refused } });
    expect((await note()).getAttribute('role')).toBe('alert');
    await screen.findByRole('tablist');
    await expectAccessible(container);
  });

  it('are told in the options', async () => {
    const { container } = render(
      <OptionsPage platform={fakeOptions({ environments: { ...fakeSetting([]), read: refused } })} />,
    );
    expect((await note()).getAttribute('role')).toBe('alert');
    await expectAccessible(container);
  });

  it('are nothing to tell while all are read', async () => {
    renderApp();
    await screen.findByRole('tablist');
    expect(screen.queryByText(/did not read all of your settings/)).toBeNull();
  });
});
