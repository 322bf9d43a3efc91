import { screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { NOWHERE } from '#lib/model/place.ts';
import { failed, ready } from './fake-platform.ts';
import { at, renderApp } from './render-app.tsx';

const ID = '5d0c1a7e-63b4-4f0b-8f57-0c9a2c7d1e42';
const heading = (name: string) => screen.findByRole('heading', { level: 2, name });

it('calls a place by whole names, however long they are', async () => {
  renderApp({
    location: at({ ...NOWHERE, workspace: ID, project: 'recommendations-of-today' }),
    answers: {
      resolve: () =>
        ready<'resolve'>({
          organization: { id: 'o1', name: 'Northwind Machine Learning' },
          workspace: { id: ID, name: 'prod', displayName: 'Recommendations for the north' },
          project: null,
          resource: null,
        }),
    },
  });
  expect(await heading('recommendations-of-today')).toBeTruthy();
  expect(
    await screen.findByText('Project · Recommendations for the north · Northwind Machine Learning'),
  ).toBeTruthy();
});

it('shortens an id that nobody knows the name of', async () => {
  renderApp({
    location: at({ ...NOWHERE, workspace: ID }),
    answers: { resolve: () => failed<'resolve'>({ kind: 'offline' }) },
  });
  expect(await heading('5d0c1a7e…1e42')).toBeTruthy();
});
