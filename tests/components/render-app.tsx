import { render, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { expect } from 'vitest';
import { App } from '#components/app/App.tsx';
import type { ViewRequest } from '#components/app/use-view.ts';
import { START, type ViewState } from '#components/app/view-state.ts';
import { loadParts } from '#components/ui/lazy.tsx';
import type { Place } from '#lib/model/place.ts';
import { type FakePlatform, fakePlatform } from './fake-platform.ts';

// All is there from the start, so that a view is rendered as soon as it is asked for; lazy.test.tsx looks at the loading.
await loadParts();

/** The location of a page that names a place. */
export const at = (place: Place, isSignIn = false) => ({
  controlPlaneId: 'zenml-cloud',
  isSignIn,
  place,
});

/** The whole app on a fake platform, as a person meets it. */
export function renderApp(
  options: Parameters<typeof fakePlatform>[0] = {},
  view: Partial<ViewState> = {},
  request: ViewRequest | null = null,
) {
  const platform: FakePlatform = fakePlatform(options);
  const user = userEvent.setup();
  const app = (props: { location?: FakePlatform['location']; request?: ViewRequest }) => (
    <App
      platform={props.location === undefined ? platform : { ...platform, location: props.location }}
      initial={{ ...START, ...view }}
      request={props.request ?? request}
    />
  );
  const { rerender, container } = render(app({}));
  return { platform, user, container, update: (props: Parameters<typeof app>[0]) => rerender(app(props)) };
}

/** Colours are judged in a browser; happy-dom has none. */
export async function expectAccessible(container: Element): Promise<void> {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(
    violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, failureSummary }) => [html, failureSummary]),
    })),
  ).toEqual([]);
}

/** What screen readers were told of late. */
export const said = (): string => document.querySelector('[aria-live]')?.textContent ?? '';

/** The sentence that screen readers were told last. */
export const lastSaid = (): string | null =>
  document.querySelector('[aria-live]')?.lastElementChild?.textContent ?? null;

/** Waits until a question was asked that has these parts. */
export const expectAsked = (platform: FakePlatform, question: object): Promise<void> =>
  waitFor(() => expect(platform.asked).toContainEqual(expect.objectContaining(question)));

/** A place with at least these parts. */
export const placeWith = (parts: object) => ({ place: expect.objectContaining(parts) });
