import { screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { fakeChanges } from '../fake-changes.ts';
import { ACME } from '../fixtures.ts';
import { whileEditing } from '../forms/render-form.tsx';
import { renderApp } from '../render-app.tsx';

const FORM = { kind: 'form', form: 'create-team', of: { organizationId: ACME.id } } as const;

/** The review of a team that was typed into its form. */
async function reviewed(surface: 'popup' | 'manage' = 'manage') {
  const app = renderApp({ ...whileEditing, surface, changes: fakeChanges() }, { tab: 'people', work: FORM });
  await app.user.type(await screen.findByRole('textbox', { name: 'Name' }), 'ml-lab');
  await app.user.click(screen.getByRole('button', { name: 'Review' }));
  // The plan is there.
  await screen.findByRole('button', { name: 'Cancel' });
  return app;
}
const typedName = () => screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' });

describe('the review of what a form drafted', () => {
  it.each(['Back', 'Cancel'])('leads back to the form with what was typed: %s', async (name) => {
    const { user } = await reviewed();
    await user.click(await screen.findByRole('button', { name }));
    expect((await typedName()).value).toBe('ml-lab');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull());
  });

  it('leads back to it with Escape', async () => {
    const { user } = await reviewed();
    await user.keyboard('{Escape}');
    expect((await typedName()).value).toBe('ml-lab');
  });

  it('is not left by a digit, and neither is its form', async () => {
    const { user } = await reviewed();
    const heading = screen.getByRole('heading', { name: 'Review changes' });
    await user.keyboard('1256');
    expect(screen.getByRole('heading', { name: 'Review changes' })).toBe(heading);
    await user.keyboard('{Escape}');
    const field = await typedName();
    expect(document.activeElement).not.toBe(field);
    await user.keyboard('1256');
    expect(await typedName()).toBe(field);
  });

  it('is handed to the full page as the draft that it is', async () => {
    const { user, platform } = await reviewed('popup');
    await user.click(screen.getByRole('button', { name: 'Open in full page' }));
    await waitFor(() => expect(platform.drafted).toHaveLength(1));
    expect(platform.drafted[0]).toMatchObject([{ kind: 'createTeam', input: { name: 'ml-lab' } }]);
    expect(platform.opened).toEqual([]);
  });
});
