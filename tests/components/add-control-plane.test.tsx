import { cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { OptionsPage } from '#components/options/OptionsPage.tsx';
import type { OptionsPlatform } from '#components/options/options-platform.ts';
import type { Added, Removed } from '#lib/model/added.ts';
import { controlPlaneAt, type Origins, ZENML_CLOUD, ZENML_STAGING } from '#lib/model/control-plane.ts';
import { NO_POLICY } from '#lib/model/policy.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { fakeOptions, fakeSetting } from './fake-options.ts';
import { expectAccessible } from './render-app.tsx';

const at = (origin: string, apiOrigin = origin): Origins => ({ dashboardOrigin: origin, apiOrigin });
const OWN = controlPlaneAt(at('https://zenml.example.com'));

function show(result: Added | Result<Added>, overrides: Partial<OptionsPlatform> = {}) {
  const addControlPlane = vi.fn(async () => ('ok' in result ? result : ok(result)));
  const { container } = render(<OptionsPage platform={fakeOptions({ addControlPlane, ...overrides })} />);
  const section = within(screen.getByRole('region', { name: 'Control planes' }));
  const address = () => section.getByRole<HTMLInputElement>('textbox', { name: 'Address of its dashboard' });
  const add = () => userEvent.click(section.getByRole('button', { name: 'Add' }));
  return { addControlPlane, container, section, address, add };
}

describe('adding a control plane', () => {
  it('takes two steps: the address, and the browser’s own question in the same click', async () => {
    const { addControlPlane, section, address, add, container } = show({
      is: 'added',
      id: OWN.id,
      session: 'signed-in',
    });
    await userEvent.type(address(), 'https://zenml.example.com/workspaces/prod{Enter}');
    expect(addControlPlane).toHaveBeenCalledExactlyOnceWith(at('https://zenml.example.com'));
    await section.findByText('zenml.example.com is added, and you are signed in there.');
    expect(address().value).toBe('');
    await expectAccessible(container);
    await add();
    expect(await section.findByRole('alert')).toHaveProperty(
      'textContent',
      expect.stringContaining('Paste the address'),
    );
    expect(addControlPlane).toHaveBeenCalledTimes(1);
  });

  it('has the focus in the address when the page was opened for it, and only then', async () => {
    const opened = show({ is: 'already-there' }, { openedAt: 'control-planes' });
    expect(document.activeElement).toBe(opened.address());
    await expectAccessible(opened.container);
    cleanup();
    show({ is: 'already-there' }, { openedAt: 'editing' });
    expect(document.activeElement).toBe(document.body);
  });

  it('leads to the sign-in where nobody is signed in', async () => {
    const { section, address, add } = show({ is: 'added', id: OWN.id, session: 'signed-out' });
    await userEvent.type(address(), 'zenml.example.com');
    await add();
    await section.findByText('zenml.example.com is added. Nobody is signed in there yet.');
    expect(section.getByRole('link', { name: 'Open zenml.example.com' }).getAttribute('href')).toBe(
      'https://zenml.example.com',
    );
  });

  it('asks for the API’s address when it is not beside the dashboard, and asks both hosts then', async () => {
    const { addControlPlane, section, address, add, container } = show({ is: 'no-api' });
    await userEvent.type(address(), 'zenml.example.com');
    await add();
    const api = await section.findByRole('textbox', { name: 'Address of its API' });
    expect(document.activeElement).toBe(api);
    expect(section.getByRole('alert').textContent).toContain('No ZenML Pro API answers there');
    await expectAccessible(container);
    await userEvent.type(api, 'https://api.example.com/');
    await add();
    expect(addControlPlane).toHaveBeenLastCalledWith(
      at('https://zenml.example.com', 'https://api.example.com'),
    );
  });

  it('says that an API is another control plane’s, at the field of the API', async () => {
    const answers: Added[] = [{ is: 'no-api' }, { is: 'api-taken' }];
    const addControlPlane = vi.fn(async () => ok<Added>(answers.shift() ?? { is: 'no-api' }));
    const { section, address, add } = show({ is: 'no-api' }, { addControlPlane });
    await userEvent.type(address(), 'zenml.example.com');
    await add();
    const api = await section.findByRole('textbox', { name: 'Address of its API' });
    await userEvent.type(api, 'https://cloudapi.zenml.io');
    await add();
    await waitFor(() => expect(section.getByRole('alert').textContent).toContain('another control plane'));
    expect(api.getAttribute('aria-invalid')).toBe('true');
  });

  it.each([
    ['http://zenml.example.com', /over https only/],
    ['https://192.168.1.5', /your own computer or network/],
    ['our zenml', /not an address of a web page/],
  ])('refuses %s without asking anybody, and keeps what was typed', async (text, words) => {
    const { addControlPlane, section, address, add } = show({ is: 'already-there' });
    await userEvent.type(address(), text);
    await add();
    expect((await section.findByRole('alert')).textContent).toMatch(words);
    expect(address().value).toBe(text);
    expect(address().getAttribute('aria-invalid')).toBe('true');
    expect(addControlPlane).not.toHaveBeenCalled();
  });

  it.each([
    [{ is: 'already-there' }, /in the list already/],
    [{ is: 'not-reached' }, /does not answer/],
    [{ is: 'no-permission' }, /nothing was asked/],
    [{ is: 'administered' }, /Set by your administrator/],
    [{ is: 'private-window' }, /Do this in a normal window/],
    [fail({ kind: 'interrupted' }), /does not answer/],
  ] as [Added | Result<Added>, RegExp][])(
    'says why it was not added, and keeps what was typed: %o',
    async (result, words) => {
      const { section, address, add, container } = show(result);
      await userEvent.type(address(), 'zenml.example.com');
      await add();
      expect((await section.findByRole('alert')).textContent).toMatch(words);
      expect(address().value).toBe('zenml.example.com');
      await expectAccessible(container);
    },
  );

  it('says so when the browser asks nobody, and can be tried again', async () => {
    const { section, address, add } = show(
      { is: 'already-there' },
      { addControlPlane: async () => Promise.reject(new Error('Too many requests for permissions')) },
    );
    await userEvent.type(address(), 'zenml.example.com');
    await add();
    expect((await section.findByRole('alert')).textContent).toMatch(/did not let us ask for this host/);
    expect(address().value).toBe('zenml.example.com');
    expect(section.getByRole('button', { name: 'Add' }).getAttribute('aria-busy')).toBe('false');
  });

  it('has ZenML’s staging ready, by one click, until it is there', async () => {
    const controlPlanes = fakeSetting<
      OptionsPlatform['controlPlanes'] extends { read(): Promise<infer T> } ? T : never
    >([ZENML_CLOUD]);
    const { addControlPlane, section } = show(
      { is: 'added', id: ZENML_STAGING.id, session: 'signed-out' },
      { controlPlanes },
    );
    await userEvent.click(section.getByRole('button', { name: 'Add staging.cloud.zenml.io' }));
    expect(addControlPlane).toHaveBeenCalledExactlyOnceWith(ZENML_STAGING);
    await controlPlanes.write([ZENML_CLOUD, ZENML_STAGING]);
    await section.findByText('https://staging.cloudapi.zenml.io');
    expect(section.queryByRole('button', { name: 'Add staging.cloud.zenml.io' })).toBeNull();
  });

  it('is nobody’s to do where an administrator has fixed the list', async () => {
    const policy = fakeSetting({ ...NO_POLICY, controlPlanes: [OWN] });
    const { section } = show({ is: 'administered' }, { policy, controlPlanes: fakeSetting([OWN]) });
    await section.findByText(/Set by your administrator/);
    expect(section.queryByRole('textbox')).toBeNull();
    expect(section.queryByRole('button', { name: /Remove/ })).toBeNull();
  });
});

describe('a control plane that was added', () => {
  const controlPlanes = () => fakeSetting([ZENML_CLOUD, OWN]);

  it('is removed after it was said what goes with it', async () => {
    const removeControlPlane = vi.fn(async (): Promise<Result<Removed>> => ok({ is: 'removed' }));
    const { section, container } = show(
      { is: 'already-there' },
      { removeControlPlane, controlPlanes: controlPlanes() },
    );
    expect(section.queryByRole('button', { name: 'Remove cloud.zenml.io' })).toBeNull();
    await userEvent.click(await section.findByRole('button', { name: 'Remove zenml.example.com' }));
    await section.findByText(/Everything that is kept of zenml.example.com goes too/);
    await expectAccessible(container);
    expect(document.activeElement).toBe(section.getByRole('button', { name: 'Keep it' }));
    await userEvent.keyboard('{Enter}');
    expect(removeControlPlane).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(section.getByRole('button', { name: 'Remove zenml.example.com' }));
    await userEvent.click(section.getByRole('button', { name: 'Remove zenml.example.com' }));
    await userEvent.click(section.getByRole('button', { name: 'Remove it' }));
    expect(removeControlPlane).toHaveBeenCalledExactlyOnceWith(OWN.id, false);
  });

  it('leaves the focus to the next one, then to the address of another', async () => {
    const planes = fakeSetting([ZENML_CLOUD, OWN, ZENML_STAGING]);
    const removeControlPlane = async (id: string): Promise<Result<Removed>> => {
      await planes.write(planes.value.filter((one) => one.id !== id));
      return ok({ is: 'removed' });
    };
    const { section, address } = show({ is: 'already-there' }, { removeControlPlane, controlPlanes: planes });
    await userEvent.click(await section.findByRole('button', { name: 'Remove zenml.example.com' }));
    await userEvent.click(section.getByRole('button', { name: 'Remove it' }));
    const next = section.getByRole('button', { name: 'Remove staging.cloud.zenml.io' });
    await waitFor(() => expect(document.activeElement).toBe(next));
    await userEvent.click(next);
    await userEvent.click(section.getByRole('button', { name: 'Remove it' }));
    await waitFor(() => expect(document.activeElement).toBe(address()));
  });

  it('stays while something is being changed there', async () => {
    const removeControlPlane = vi.fn(
      async (_: string, givesUp: boolean): Promise<Result<Removed>> =>
        ok({ is: givesUp ? 'removed' : 'busy' }),
    );
    const { section, container } = show(
      { is: 'already-there' },
      { removeControlPlane, controlPlanes: controlPlanes() },
    );
    await userEvent.click(await section.findByRole('button', { name: 'Remove zenml.example.com' }));
    await userEvent.click(section.getByRole('button', { name: 'Remove it' }));
    await section.findByText(/A change there is not over/);
    await section.findByText(/Its outcome will stay unknown/);
    await expectAccessible(container);
    expect(document.activeElement).toBe(section.getByRole('button', { name: 'Keep it' }));
    await userEvent.keyboard('{Enter}');
    expect(section.queryByText(/A change there is not over/)).toBeNull();
    expect(document.activeElement).toBe(section.getByRole('button', { name: 'Remove zenml.example.com' }));
    // Once more, and this time it is given up.
    await userEvent.click(section.getByRole('button', { name: 'Remove zenml.example.com' }));
    await userEvent.click(section.getByRole('button', { name: 'Remove it' }));
    await userEvent.click(await section.findByRole('button', { name: 'Give the change up and remove it' }));
    expect(removeControlPlane.mock.calls.map(([, givesUp]) => givesUp)).toEqual([false, false, true]);
  });

  it('stays in the list when its access is taken back, with one button to give it again', async () => {
    const access = fakeSetting(true);
    const all = fakeSetting(true);
    const requestAccess = vi.fn(async () => {
      await access.write(true);
      return true;
    });
    const { section, container } = show(
      { is: 'already-there' },
      { controlPlanes: controlPlanes(), access: ({ id }) => (id === OWN.id ? access : all), requestAccess },
    );
    await section.findByText('zenml.example.com');
    await access.write(false);
    await section.findByText('Access taken back');
    await expectAccessible(container);
    await userEvent.click(section.getByRole('button', { name: 'Grant access to zenml.example.com' }));
    expect(requestAccess).toHaveBeenCalledExactlyOnceWith(OWN);
    expect(section.queryByText('Access taken back')).toBeNull();
  });
});
