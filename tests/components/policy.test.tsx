import { render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { OptionsPage } from '#components/options/OptionsPage.tsx';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { NO_POLICY, type Policy } from '#lib/model/policy.ts';
import { fakeOptions, fakeSetting } from './fake-options.ts';
import { expectAccessible, renderApp } from './render-app.tsx';

const under = (policy: Partial<Policy>) => fakeSetting<Policy>({ ...NO_POLICY, ...policy });

describe('the options page under a policy', () => {
  it('shows the switch off and disabled, with the reason, when read-only is forced', async () => {
    const platform = fakeOptions({ policy: under({ isReadOnly: true }) });
    await platform.editing(ZENML_CLOUD.id).write(true);
    const { container } = render(<OptionsPage platform={platform} />);
    const editing = await screen.findByRole('switch', {
      name: 'Editing on cloud.zenml.io',
      description: /Set by your administrator/,
    });
    expect(editing).toHaveProperty('disabled', true);
    expect(editing.getAttribute('aria-checked')).toBe('false');
    expect(editing.textContent).toBe('Read-only');
    await expectAccessible(container);
  });

  it('says that one change at a time is allowed, and that the control planes are fixed', async () => {
    const policy = under({ isBulkOff: true, controlPlanes: [ZENML_CLOUD] });
    const { container } = render(<OptionsPage platform={fakeOptions({ policy })} />);
    expect(await screen.findByText(/^One change at a time.*Set by your administrator/)).toBeTruthy();
    expect(screen.getByText(/^Nobody can add or remove one here/)).toBeTruthy();
    await expectAccessible(container);
  });
});

describe('the views under a policy', () => {
  it('show the switch off and disabled, with the reason, when read-only is forced', async () => {
    const { container } = renderApp({ policy: under({ isReadOnly: true }) });
    const editing = await screen.findByRole('switch', { description: /Set by your administrator/ });
    expect(editing).toHaveProperty('disabled', true);
    expect(editing.getAttribute('aria-checked')).toBe('false');
    await expectAccessible(container);
  });

  it('offer no form for several changes where one at a time is allowed, and say why', async () => {
    const { container } = renderApp(
      { policy: under({ isBulkOff: true }), isEditing: true },
      { tab: 'people' },
    );
    expect(await screen.findByText(/^One change at a time/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Invite people' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Give to many' })).toBeNull();
    await expectAccessible(container);
  });
});
