import { screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { failed, ready } from '../fake-platform.ts';
import { ACME, PEOPLE, rowsOf } from '../fixtures.ts';
import { expectAccessible } from '../render-app.tsx';
import { renderForm } from './render-form.tsx';

const OF = { organizationId: ACME.id };
const emails = () => screen.findByRole('textbox', { name: 'E-mail addresses' });
const pickRole = (user: ReturnType<typeof renderForm>['user']) =>
  user.selectOptions(screen.getByRole('combobox', { name: 'Role' }), 'Organization Member');
const send = () => screen.getByRole('button', { name: 'Review' });
const invitation = (email: string) => ({
  kind: 'invite',
  input: { organizationId: ACME.id, email, roleId: 'role-Organization Member' },
});

describe('inviting people', () => {
  it('takes a pasted list and drafts an invitation for each who is new', async () => {
    const { user, platform, container } = renderForm('invite', OF);
    await user.click(await emails());
    await user.paste(
      'Kay <kay@acme.example>; GRACE@acme.example, new@acme.example\nedsger@acme.example kay@acme.example',
    );
    expect(await screen.findByText('2 people would be invited.')).toBeTruthy();
    expect(screen.getByText('Members already, and left out: grace@acme.example')).toBeTruthy();
    expect(screen.getByText('Invited already, and left out: new@acme.example')).toBeTruthy();
    expect(screen.getByText('More than once, and counted once: kay@acme.example')).toBeTruthy();
    await expectAccessible(container);
    await pickRole(user);
    await user.click(send());
    await waitFor(() =>
      expect(platform.drafted).toEqual([[invitation('kay@acme.example'), invitation('edsger@acme.example')]]),
    );
  });

  it('drafts nothing while something is no address, or nobody is new', async () => {
    const { user, platform, container } = renderForm('invite', OF);
    const field = await emails();
    await user.click(field);
    await user.paste('kay@acme.example, kay at acme');
    await pickRole(user);
    await user.click(send());
    expect((await screen.findAllByText('1 of these is no e-mail address: kay at acme')).length).toBe(2);
    await expectAccessible(container);
    await user.clear(field);
    await user.paste('grace@acme.example');
    await user.click(send());
    expect((await screen.findAllByText('Everybody here is a member or invited already.')).length).toBe(2);
    expect(platform.drafted).toEqual([]);
  });

  it('offers roles of the organization only', async () => {
    renderForm('invite', OF);
    await emails();
    expect(screen.getByRole('option', { name: 'Organization Admin' })).toBeTruthy();
    expect(screen.queryByRole('option', { name: 'Workspace Admin' })).toBeNull();
  });

  it('says that members are not known when they cannot be read', async () => {
    const { container, platform } = renderForm('invite', OF, {
      answers: { people: () => failed({ kind: 'forbidden', reason: null }) },
    });
    expect(await screen.findByText(/^Who is a member already is not known/)).toBeTruthy();
    await expectAccessible(container);
    platform.change({
      people: () =>
        ready({ ...PEOPLE, people: rowsOf([], { complete: false, failure: { kind: 'offline' } }) }),
    });
    expect(await screen.findByText(/the rest could not be read/)).toBeTruthy();
  });
});
