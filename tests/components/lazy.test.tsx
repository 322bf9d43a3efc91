import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlatformContext } from '#components/app/platform-context.ts';
import { lazy, loadParts } from '#components/ui/lazy.tsx';
import { PartsError } from '#lib/model/parts-error.ts';
import { fakePlatform } from './fake-platform.ts';
import { expectAccessible } from './render-app.tsx';

const View = ({ name }: { name: string }) => <p>Hello {name}</p>;

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A part whose loads are ended by hand. */
function heldPart(manner?: Parameters<typeof lazy>[1]) {
  const loads: { arrive: () => void; fail: () => void }[] = [];
  const Part = lazy(
    () =>
      new Promise<typeof View>((resolve, reject) => {
        loads.push({ arrive: () => resolve(View), fail: () => reject(new Error('not there')) });
      }),
    manner,
  );
  return { Part, loads };
}

it('is quiet at first, says so when it takes long, and shows the view when it is there', async () => {
  const { Part, loads } = heldPart();
  const { container } = render(<Part name="Ada" />);
  expect(container.textContent).toBe('');
  expect(screen.queryByRole('status')).toBeNull();
  // So that nobody takes the place for one that is empty.
  expect(container.querySelector('[aria-busy="true"]')).not.toBeNull();
  expect(await screen.findByRole('status')).toBeTruthy();
  expect(screen.getByText('Loading')).toBeTruthy();
  await expectAccessible(container);
  loads[0]?.arrive();
  expect(await screen.findByText('Hello Ada')).toBeTruthy();
  expect(container.querySelector('[aria-busy="true"]')).toBeNull();
});

it('leaves nothing in the place of what nobody asked to see, whether it is slow or fails', async () => {
  const { Part, loads } = heldPart('silent');
  const { container, rerender } = render(<Part name="Ada" />);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(container.innerHTML).toBe('');
  loads[0]?.fail();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(container.innerHTML).toBe('');
  expect(loads).toHaveLength(1);
  // The next time that it has something to show, it is tried again.
  rerender(<Part name="Grace" />);
  loads[1]?.arrive();
  expect(await screen.findByText('Hello Grace')).toBeTruthy();
});

it('renders at once what is there already, and is loaded once', async () => {
  const { Part, loads } = heldPart();
  const first = render(<Part name="Ada" />);
  loads[0]?.arrive();
  await screen.findByText('Hello Ada');
  first.unmount();
  const { container } = render(<Part name="Grace" />);
  expect(container.textContent).toBe('Hello Grace');
  expect(loads).toHaveLength(1);
});

it('says that a load failed, and tries again when asked', async () => {
  const { Part, loads } = heldPart();
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const { container } = render(<Part name="Ada" />);
  loads[0]?.fail();
  expect((await screen.findByRole('alert')).textContent).toContain('did not load');
  await expectAccessible(container);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(loads).toHaveLength(2));
  expect(screen.getByRole('button', { name: 'Try again' }).getAttribute('aria-busy')).toBe('true');
  loads[1]?.fail();
  await waitFor(() =>
    expect(screen.getByRole('button', { name: 'Try again' }).getAttribute('aria-busy')).toBe('false'),
  );
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(loads).toHaveLength(3));
  loads[2]?.arrive();
  expect(await screen.findByText('Hello Ada')).toBeTruthy();
});

describe('when a part comes that was asked for once more', () => {
  async function pressed() {
    const { Part, loads } = heldPart();
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    render(
      <>
        <input aria-label="Search" />
        <div role="tabpanel" tabIndex={-1}>
          <h2 tabIndex={-1}>People</h2>
          <Part name="Ada" />
        </div>
      </>,
    );
    loads[0]?.fail();
    (await screen.findByRole('button', { name: 'Try again' })).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(loads).toHaveLength(2));
    return { user, arrive: () => loads[1]?.arrive() };
  }

  it('the focus goes on from the button, which is gone, to its heading', async () => {
    const { arrive } = await pressed();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Try again' }));
    arrive();
    await screen.findByText('Hello Ada');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'People' })));
  });

  it('the focus stays where the person has moved it meanwhile', async () => {
    const { user, arrive } = await pressed();
    await user.click(screen.getByRole('textbox'));
    arrive();
    await screen.findByText('Hello Ada');
    expect(document.activeElement).toBe(screen.getByRole('textbox'));
  });
});

it('says what helps where trying again does not', async () => {
  const Part = lazy<object>(async () => {
    throw new PartsError({ kind: 'stale-page' });
  });
  const { container } = render(
    <PlatformContext.Provider value={fakePlatform()}>
      <Part />
    </PlatformContext.Provider>,
  );
  expect(await screen.findByText('The extension was updated while this page was open.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Reload this page' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  await expectAccessible(container);
});

it('takes a file without the view for one that failed', async () => {
  const Part = lazy<{ name: string }>(async () => undefined);
  render(<Part name="Ada" />);
  expect((await screen.findByRole('alert')).textContent).toContain('did not load');
});

it('is loaded before it is shown, with the parts that it brings, and one that fails keeps no other back', async () => {
  const { Part: Bad, loads } = heldPart();
  let inner = 0;
  const Outer = lazy(async () => {
    lazy(async () => {
      inner += 1;
      return View;
    });
    return View;
  });
  const done = loadParts();
  await waitFor(() => expect(loads).toHaveLength(1));
  loads[0]?.fail();
  await done;
  expect(inner).toBe(1);
  expect(render(<Outer name="Ada" />).container.textContent).toBe('Hello Ada');
  // The failed one is loaded again when somebody wants to see it.
  render(<Bad name="Bob" />);
  await waitFor(() => expect(loads).toHaveLength(2));
});

it('is loaded before it is shown also behind one that never comes', async () => {
  const { loads } = heldPart();
  const After = lazy(async () => View);
  void loadParts();
  await waitFor(() => expect(loads).toHaveLength(1));
  await waitFor(() => expect(render(<After name="Ada" />).container.textContent).toBe('Hello Ada'));
});
