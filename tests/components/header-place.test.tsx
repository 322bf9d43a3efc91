import { screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { NOWHERE } from '#lib/model/place.ts';
import { ready } from './fake-platform.ts';
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
  const account = await screen.findByText(/Halden Robotics ·/);
  expect(account.textContent).toContain('cloud.zenml.io');
  expect(platform.asked.filter(({ name }) => name === 'resolve')).toEqual([]);
});
