import { render, screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { OptionsPage } from '#components/options/OptionsPage.tsx';
import { WelcomePage } from '#components/welcome/WelcomePage.tsx';
import type { WelcomePlatform } from '#components/welcome/welcome-platform.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { NO_POLICY } from '#lib/model/policy.ts';
import { fail, ok } from '#lib/model/result.ts';
import { FAILURES } from './failures.ts';
import { fakeOptions, fakeSetting } from './fake-options.ts';
import { failed, ready } from './fake-platform.ts';
import { hardCoded, pseudo, speakPseudo } from './hard-coded.ts';
import { outcome, planOf, STEPS } from './plans.ts';
import { renderApp } from './render-app.tsx';

beforeEach(speakPseudo);

describe('no text is written into the code', () => {
  it.each([
    ['chromium', true],
    ['firefox', false],
  ] as const)('of the first-run page in %s', async (browser, isGranted) => {
    const platform: WelcomePlatform = {
      browser,
      controlPlane: ZENML_CLOUD,
      policy: fakeSetting({ ...NO_POLICY, readOnly: browser === 'firefox' }),
      editing: fakeSetting(false),
      hostAccess: fakeSetting(isGranted),
      requestHostAccess: async () => false,
      shortcuts: async () => [
        { name: 'check-here', meaning: pseudo('command_check_here'), shortcut: 'Alt+Shift+K' },
      ],
      openOptions: () => undefined,
    };
    const { container } = render(<WelcomePage platform={platform} />);
    await screen.findByText(pseudo('command_check_here'), { exact: false });
    expect(await hardCoded(container)).toEqual([]);
  });

  it('of what is asked before all is erased', async () => {
    const plan = planOf([STEPS.rename, STEPS.assign], { userName: 'Ada' });
    const change = { plan, confirmedAt: Date.now(), steps: [outcome('done'), outcome('unknown')] };
    const { container } = render(
      <OptionsPage
        platform={fakeOptions({
          erase: async (givesUp) =>
            givesUp.length > 0
              ? ok([{ group: 'journal', area: 'disk', items: 3, bytes: 900 }])
              : fail({ kind: 'change-under-way' }),
          unfinished: async () => ok([change]),
        })}
      />,
    );
    await userEvent.click(await screen.findByRole('button', { name: pseudo('erase_open') }));
    const question = await screen.findByRole('dialog', { name: pseudo('erase_title') });
    expect(await hardCoded(container)).toEqual([]);
    await userEvent.click(within(question).getByRole('button', { name: pseudo('erase_do') }));
    const unfinished = await screen.findByRole('dialog', { name: pseudo('erase_unfinished_one', ['1']) });
    expect(await hardCoded(container, plan)).toEqual([]);
    await userEvent.click(within(unfinished).getByRole('button', { name: pseudo('erase_give_up') }));
    await screen.findByText(pseudo('erased_other', ['3', '900 bytes']));
    expect(await hardCoded(container)).toEqual([]);
  });

  it.each([
    ['is signed in as somebody else', { state: 'signed-in', userId: 'bram', name: 'Bram' }, 'page_use'],
    ['is signed out', { state: 'signed-out' }, 'sign_in'],
    ['has the account that was chosen', { state: 'unknown' }, 'page_back'],
  ] as const)('of what is said when the page %s', async (_, account, next) => {
    const road = { road: 'page', why: 'chosen', tabId: 7 } as const;
    const look = async () => ({ account, road });
    const { container } = renderApp({ pageAccount: { look, choose: async () => undefined } });
    await screen.findByText(pseudo(next));
    expect(await hardCoded(container, account)).toEqual([]);
  });

  it('of what is said to those who are signed out', async () => {
    const { container } = renderApp({ answers: { session: () => ready({ state: 'signed-out' }) } });
    await screen.findByText(pseudo('session_signed_out_help'));
    expect(await hardCoded(container)).toEqual([]);
  });

  it.each(Object.values(FAILURES))('of what is said of the failure $kind', async (failure) => {
    const { container } = renderApp(
      { answers: { organizations: () => failed(failure) } },
      { tab: 'organizations' },
    );
    await screen.findByRole('alert');
    expect(await hardCoded(container, failure)).toEqual([]);
  });
});
