import { act, screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { PageAccount } from '#lib/model/page-account.ts';
import type { RoadStatus } from '#lib/model/road.ts';
import { expectAccessible, renderApp } from './render-app.tsx';

const WORKER: RoadStatus = { road: 'worker', why: null };
const BRAM: PageAccount = { state: 'signed-in', userId: 'bram', name: 'Bram Bakker' };

function show(account: PageAccount, road = WORKER, surface: 'popup' | 'sidebar' = 'popup') {
  const choose = vi.fn(async (_: boolean) => undefined);
  const look = vi.fn(async () => ({ account, road }));
  const pageAccount = { look, choose: surface === 'sidebar' ? null : choose };
  return { ...renderApp({ surface, isEditing: true, pageAccount }), choose, look };
}

it('says whose account the page has, switches changes off, and offers the page’s', async () => {
  const { choose, look, container } = show(BRAM);
  await screen.findByText(
    'This page is signed in as Bram Bakker. Sidecar asks as Ada Lovelace. Changes are switched off here.',
  );
  expect(screen.queryByRole('switch')).toBeNull();
  expect(
    screen.getByText('Changes are switched off: this page is signed in as another account.'),
  ).toBeTruthy();
  await expectAccessible(container);
  const looks = look.mock.calls.length;
  await userEvent.click(screen.getByRole('button', { name: 'Use the page’s account' }));
  expect(choose).toHaveBeenCalledWith(true);
  await vi.waitFor(() => expect(look.mock.calls.length).toBe(looks + 1));
});

it('says that the page is signed out', async () => {
  show({ state: 'signed-out' });
  await screen.findByText(/^This page is signed out of ZenML\. Sidecar asks as Ada Lovelace\./);
  expect(screen.getByRole('link', { name: 'Sign in' })).toBeTruthy();
});

it('leads from the sidebar to the full page, where the account can be chosen', async () => {
  const { platform } = show(BRAM, WORKER, 'sidebar');
  const notice = await screen.findByText(/^This page is signed in as Bram Bakker/);
  const button = notice.closest('[role=status]')?.querySelector('button');
  expect(button?.textContent).toBe('Open in full page');
  await userEvent.click(button as HTMLButtonElement);
  expect(platform.opened).toHaveLength(1);
});

it('says that the page’s account was chosen, and leads back', async () => {
  const { choose } = show({ state: 'unknown' }, { road: 'page', why: 'chosen', tabId: 7 });
  await userEvent.click(await screen.findByRole('button', { name: 'Use the browser’s usual account' }));
  expect(choose).toHaveBeenCalledWith(false);
});

it.each<[string, PageAccount]>([
  ['not known', { state: 'unknown' }],
  ['ours', { state: 'signed-in', userId: '', name: 'Ada Lovelace' }],
])('says nothing when the page’s account is %s', async (_, account) => {
  const { platform, look } = show({ ...account });
  const session = await platform.ask('session', {});
  const id = session.data?.state === 'signed-in' ? session.data.user.id : '';
  if (account.state === 'signed-in') Object.assign(account, { userId: id });
  look.mockImplementation(async () => ({ account, road: WORKER }));
  await act(async () => {
    window.dispatchEvent(new Event('focus'));
  });
  await screen.findByRole('switch');
  expect(screen.queryByText(/signed in as .* Sidecar asks/)).toBeNull();
});
