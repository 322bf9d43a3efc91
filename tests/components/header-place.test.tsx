import { screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { ZENML_CLOUD, ZENML_STAGING } from '#lib/model/control-plane.ts';
import { NOWHERE } from '#lib/model/place.ts';
import { ready } from './fake-platform.ts';
import { ADA } from './fixtures.ts';
import { at, renderApp } from './render-app.tsx';

const PLACE = { ...NOWHERE, workspace: 'prod' };
const resolved = (name: string) => () =>
  ready<'resolve'>({
    organization: { id: 'o1', name },
    workspace: { id: 'w1', name: 'prod', displayName: 'Production' },
    project: null,
    resource: null,
  });

it('names account, organization and control plane, and asks nothing for it', async () => {
  const { platform } = renderApp(
    { location: at(PLACE), cached: { resolve: resolved('Halden Robotics') } },
    { tab: 'organizations' },
  );
  const organization = await screen.findByText('Halden Robotics ·');
  expect(organization.nextElementSibling?.textContent).toBe('cloud.zenml.io');
  expect(platform.asked.filter(({ name }) => name === 'resolve')).toEqual([]);
});

it('cuts no more than the e-mail, whole in its title, and keeps the choice of control planes beside it', async () => {
  const email = `${'very.long.name.'.repeat(6)}ada@acme.example`;
  renderApp(
    {
      location: at(PLACE),
      cached: { resolve: resolved('Halden Robotics') },
      controlPlanes: [ZENML_CLOUD, ZENML_STAGING],
      answers: {
        session: () => ready<'session'>({ state: 'signed-in', user: { ...ADA, email }, word: 'workspace' }),
      },
    },
    { tab: 'organizations' },
  );
  const cut = await screen.findByTitle(email);
  expect(cut.textContent).toBe(email);
  expect(cut.contains(await screen.findByText('Halden Robotics ·'))).toBe(false);
  expect(cut.contains(screen.getByRole('combobox', { name: 'Control plane' }))).toBe(false);
});
