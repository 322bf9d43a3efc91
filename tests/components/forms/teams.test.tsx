import { act, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { forgetReviewed } from '#components/forms/reviewed-draft.ts';
import { draftsOf } from '#components/forms/use-drafts.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { ready } from '../fake-platform.ts';
import { ACME, ADA, GRACE, PEOPLE, rowsOf, uuid } from '../fixtures.ts';
import { expectAccessible, renderApp } from '../render-app.tsx';
import { renderForm, whileEditing } from './render-form.tsx';

const CORE = uuid(31);
const OF = { organizationId: ACME.id };

describe('a new team', () => {
  it('is drafted with a name and a description, and nothing is sent', async () => {
    const { user, platform, container } = renderForm('create-team', OF, { surface: 'sidebar' });
    await screen.findByRole('heading', { name: 'New team' });
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), ' ml-edge ');
    await user.type(screen.getByRole('textbox', { name: 'Description (optional)' }), 'Devices');
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await waitFor(() =>
      expect(platform.drafted).toEqual([
        [
          {
            kind: 'createTeam',
            input: { organizationId: ACME.id, name: 'ml-edge', description: 'Devices' },
          },
        ],
      ]),
    );
    expect(await screen.findByText(/The full page is open for the review/)).toBeTruthy();
    await expectAccessible(container);
  });

  it('says what is wrong, each with a way to its field', async () => {
    const { user, platform, container } = renderForm('create-team', OF);
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.type(screen.getByRole('textbox', { name: 'Description (optional)' }), 'x'.repeat(257));
    await user.click(screen.getByRole('button', { name: 'Review' }));
    const summary = await screen.findByRole('alert');
    await waitFor(() => expect(document.activeElement).toBe(summary));
    expect(within(summary).getByText('2 fields cannot be sent as they are:')).toBeTruthy();
    await expectAccessible(container);
    await user.click(within(summary).getByRole('button', { name: 'Name is missing.' }));
    expect(document.activeElement).toBe(name);
    expect(name.getAttribute('aria-invalid')).toBe('true');
    await user.keyboard('ml-edge');
    expect(name.getAttribute('aria-invalid')).toBe('false');
    expect(platform.drafted).toEqual([]);
  });

  it('says that a field is missing once it was left, and not before', async () => {
    const { user } = renderForm('create-team', OF);
    const name = await screen.findByRole('textbox', { name: 'Name' });
    expect(screen.queryByText('Name is missing.')).toBeNull();
    await user.click(name);
    await user.tab();
    expect(await screen.findByText('Name is missing.')).toBeTruthy();
  });

  it('moves no button away from under who presses it', async () => {
    const { user } = renderForm('create-team', OF);
    await user.click(await screen.findByRole('textbox', { name: 'Name' }));
    await user.pointer({ keys: '[MouseLeft>]', target: screen.getByRole('button', { name: 'Review' }) });
    expect(screen.queryByText('Name is missing.')).toBeNull();
    await user.pointer({ keys: '[/MouseLeft]' });
    expect((await screen.findAllByText('Name is missing.')).length).toBe(2);
  });

  it('keeps what was typed until it is discarded', async () => {
    const first = renderForm('create-team', OF);
    await first.user.type(await screen.findByRole('textbox', { name: 'Name' }), 'ml-edge');
    await first.user.keyboard('{Escape}{Escape}');
    await waitFor(() => expect(screen.queryByRole('form')).toBeNull());
    const [kept] = Object.values(first.platform.typed);
    expect(kept).toEqual({ name: 'ml-edge' });

    const drafts = first.platform.drafts;
    document.body.innerHTML = '';
    const again = renderForm('create-team', OF, { drafts });
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' });
    expect(name.value).toBe('ml-edge');
    await again.user.click(screen.getByRole('button', { name: 'Discard what I typed' }));
    expect(name.value).toBe('');
    expect(first.platform.typed).toEqual({});
    expect(document.activeElement).toBe(name);
  });

  it('shows what one account typed to no other, which has its own', async () => {
    const ada = renderForm('create-team', OF);
    await ada.user.type(await screen.findByRole('textbox', { name: 'Name' }), 'ml-edge');
    document.body.innerHTML = '';
    const grace = renderForm('create-team', OF, {
      drafts: ada.platform.drafts,
      answers: {
        session: () =>
          ready<'session'>({ state: 'signed-in', user: { ...ADA, id: GRACE.id }, word: 'workspace' }),
      },
    });
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' });
    expect(name.value).toBe('');
    await grace.user.type(name, 'lab');
    expect(Object.values(ada.platform.typed)).toEqual([{ name: 'ml-edge' }, { name: 'lab' }]);
  });

  it('cannot be reviewed once editing was switched off, and keeps what was typed', async () => {
    const { user, platform, container } = renderForm('create-team', OF, { surface: 'sidebar' });
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' });
    await user.type(name, 'ml-edge');
    await act(async () => void (await platform.editing.write?.(false)));
    expect(await screen.findByText(/^Editing is off. Turn it on at the top to review this/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Review' })).toBeNull();
    await user.type(name, '{Enter}');
    expect(platform.drafted).toEqual([]);
    expect(name.value).toBe('ml-edge');
    await expectAccessible(container);
    await act(async () => void (await platform.editing.write?.(true)));
    await user.click(await screen.findByRole('button', { name: 'Review' }));
    await waitFor(() => expect(platform.drafted).toHaveLength(1));
  });

  it('keeps what was typed until it is confirmed, and no longer', async () => {
    const { user, platform } = renderForm('create-team', OF, { surface: 'sidebar' });
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'ml-edge');
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await waitFor(() => expect(platform.drafted).toHaveLength(1));
    const [drafted = []] = platform.drafted;
    const drafts = draftsOf(platform.drafts, ZENML_CLOUD.id, ADA.id);
    const kept = () => Object.values(platform.typed).some(({ name }) => name === 'ml-edge');
    await forgetReviewed(drafts, [{ kind: 'deleteTeam', input: {} }]);
    expect(kept()).toBe(true);
    await forgetReviewed(
      draftsOf(platform.drafts, ZENML_CLOUD.id, GRACE.id),
      JSON.parse(JSON.stringify(drafted)),
    );
    expect(kept()).toBe(true);
    await forgetReviewed(drafts, JSON.parse(JSON.stringify(drafted)));
    expect(kept()).toBe(false);
  });

  it('loses nothing when it cannot be reviewed', async () => {
    const { user, platform, container } = renderForm('create-team', OF, {
      surface: 'sidebar',
      reviewElsewhere: async () => ({ kind: 'signed-out' }),
    });
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' });
    await user.type(name, 'ml-edge');
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/You are signed out/);
    expect(name.value).toBe('ml-edge');
    expect(Object.values(platform.typed)).toContainEqual({ name: 'ml-edge' });
    await expectAccessible(container);
  });

  it('shows what ZenML said of a field until that is changed', async () => {
    const { user, container } = renderForm('create-team', { ...OF, 'error.name': 'too odd' });
    const name = await screen.findByRole('textbox', { name: 'Name', description: 'too odd' });
    await expectAccessible(container);
    await user.type(name, 'ml-edge');
    expect(screen.queryByText('too odd')).toBeNull();
  });
});

describe('a team that is there', () => {
  it('shows its values, and drafts only what differs', async () => {
    const { user, platform, container } = renderForm('edit-team', { ...OF, teamId: CORE });
    const name = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' });
    expect(name.value).toBe('ml-core');
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(await screen.findByText(/Nothing differs/)).toBeTruthy();
    expect(platform.drafted).toEqual([]);
    await user.clear(screen.getByRole('textbox', { name: 'Description (optional)' }));
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await waitFor(() =>
      expect(platform.drafted).toEqual([
        [
          {
            kind: 'updateTeam',
            input: { organizationId: ACME.id, teamId: CORE, set: { description: null } },
          },
        ],
      ]),
    );
  });

  it('is not there', async () => {
    renderForm('edit-team', { ...OF, teamId: uuid(99) });
    expect(await screen.findByText(/is not in the list/)).toBeTruthy();
  });

  it('gets and loses members', async () => {
    const { user, platform, container } = renderForm('team-members', { ...OF, teamId: CORE });
    const grace = await screen.findByRole<HTMLInputElement>('checkbox', { name: /^Grace Hopper/ });
    expect(grace.checked).toBe(true);
    await user.click(grace);
    await user.click(screen.getByRole('checkbox', { name: /^new@acme.example/ }));
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Review' }));
    const invitation = PEOPLE.people.items.find(({ kind }) => kind === 'invitation');
    await waitFor(() =>
      expect(platform.drafted).toEqual([
        [
          {
            kind: 'addTeamMember',
            input: {
              organizationId: ACME.id,
              teamId: CORE,
              member: { kind: 'invitation', id: invitation?.id },
            },
          },
          {
            kind: 'removeTeamMember',
            input: { organizationId: ACME.id, teamId: CORE, member: { kind: 'user', id: GRACE.id } },
          },
        ],
      ]),
    );
  });
});

describe('ticks that were kept', () => {
  it('take out nobody who came into the team meanwhile', async () => {
    const of = { ...OF, teamId: CORE };
    const first = renderForm('team-members', of);
    await first.user.click(await screen.findByRole('checkbox', { name: /^new@acme.example/ }));
    await first.user.click(screen.getByRole('checkbox', { name: /^Grace Hopper/ }));
    await waitFor(() => expect(Object.keys(first.platform.typed)).toHaveLength(1));
    const { drafts } = first.platform;
    document.body.innerHTML = '';
    const people = PEOPLE.people.items.map((one) =>
      one.name === 'Alan Turing' ? { ...one, teams: GRACE.teams } : one,
    );
    const { user, platform } = renderForm('team-members', of, {
      drafts,
      surface: 'sidebar',
      answers: { people: () => ready({ ...PEOPLE, people: rowsOf(people) }) },
    });
    const alan = await screen.findByRole<HTMLInputElement>('checkbox', { name: /^Alan Turing/ });
    expect(alan.checked).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await waitFor(() =>
      expect(
        platform.drafted[0]?.map(({ kind, input }) => [kind, 'member' in input && input.member.id]),
      ).toEqual([
        ['addTeamMember', uuid(44)],
        ['removeTeamMember', GRACE.id],
      ]),
    );
  });
});

describe('the ways to change a team', () => {
  const detail = { kind: 'team', id: CORE, organizationId: ACME.id } as const;

  it('are there only while editing is on', async () => {
    const { platform } = renderApp({}, { tab: 'people', detail });
    await screen.findByRole('list', { name: 'Members' });
    expect(screen.queryByRole('group', { name: 'Change' })).toBeNull();
    await platform.editing.write?.(true);
    expect(await screen.findByRole('group', { name: 'Change' })).toBeTruthy();
  });

  it('lead to its form, and draft its deletion', async () => {
    const { user, platform, container } = renderApp(whileEditing, { tab: 'people', detail });
    await user.click(await screen.findByRole('button', { name: 'Delete team' }));
    await waitFor(() =>
      expect(platform.drafted).toEqual([
        [{ kind: 'deleteTeam', input: { organizationId: ACME.id, teamId: CORE } }],
      ]),
    );
    await expectAccessible(container);
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    expect(await screen.findByRole('heading', { name: 'Edit team' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(await screen.findByRole('heading', { name: 'ml-core' })).toBeTruthy();
  });
});
