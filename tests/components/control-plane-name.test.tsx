import { screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { ZENML_CLOUD, ZENML_STAGING } from '#lib/model/control-plane.ts';
import { expectAccessible, renderApp } from './render-app.tsx';

it('says which control plane is asked', async () => {
  renderApp();
  expect(await screen.findByText(/cloud\.zenml\.io$/)).toBeTruthy();
  expect(screen.queryByRole('combobox', { name: 'Control plane' })).toBeNull();
});

it('lets a person show another one where there are several', async () => {
  const { platform, user, container } = renderApp({ controlPlanes: [ZENML_CLOUD, ZENML_STAGING] });
  const choice = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Control plane' });
  expect(choice.selectedOptions[0]?.text).toBe('cloud.zenml.io');
  await expectAccessible(container);
  await user.selectOptions(choice, 'staging.cloud.zenml.io');
  expect(platform.switched).toEqual(['zenml-staging']);
});

it('offers no other one in a page that belongs to one', async () => {
  renderApp({ surface: 'sidebar', controlPlanes: [ZENML_CLOUD, ZENML_STAGING], switchControlPlane: null });
  await screen.findByText(/cloud\.zenml\.io$/);
  expect(screen.queryByRole('combobox', { name: 'Control plane' })).toBeNull();
});
