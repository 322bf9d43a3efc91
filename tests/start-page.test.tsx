import { screen } from '@testing-library/preact';
import { beforeEach, expect, it } from 'vitest';
import { startPage } from '../entrypoints/own-page/start-page.tsx';
import { expectAccessible } from './components/render-app.tsx';

beforeEach(() => {
  document.body.innerHTML = '<div id="app"></div>';
});

it('shows a page of ours', async () => {
  await startPage(async () => <main>All of it</main>);
  expect(screen.getByRole('main').textContent).toBe('All of it');
});

it('says that the browser did not read what a page begins with, and lets it be tried again', async () => {
  await startPage(() => Promise.reject(new Error('IO error: storage.local')));
  expect(screen.getByRole('alert').textContent).toContain('did not load');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  await expectAccessible(document.body);
});
