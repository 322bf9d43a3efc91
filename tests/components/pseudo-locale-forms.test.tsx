import { screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import type { FormName } from '#components/forms/FormView.tsx';
import { ACME, ADA, GRACE, PROD, uuid } from './fixtures.ts';
import { whileEditing } from './forms/render-form.tsx';
import { hardCoded, pseudo, speakPseudo } from './hard-coded.ts';
import { renderApp } from './render-app.tsx';

beforeEach(speakPseudo);

const organizationId = ACME.id;
const TEAM = { organizationId, teamId: uuid(31) };
const PERSON = { organizationId, personId: GRACE.id };
const HOLDER = { organizationId, holderKind: 'user', holderId: GRACE.id };
const ROLE = 'role-Workspace Developer';

/** Every form; one without an entry does not compile. */
const FORMS: Record<FormName, Record<string, string>> = {
  'assign-role': HOLDER,
  'change-role': { ...HOLDER, roleId: ROLE, workspaceId: PROD.id },
  'copy-access': PERSON,
  'create-key': { organizationId, accountId: uuid(43) },
  'create-organization': {},
  'create-role': { organizationId, roleId: ROLE },
  'create-service-account': { organizationId },
  'create-team': { organizationId },
  'create-user': {},
  'create-workspace': { organizationId },
  'edit-organization': { organizationId },
  'edit-role': { organizationId, roleId: ROLE },
  'edit-team': TEAM,
  'edit-user': { userId: ADA.id },
  'edit-workspace': { workspaceId: PROD.id },
  'enroll-workspace': { organizationId },
  'give-many': { organizationId },
  invite: { organizationId },
  'take-everything': PERSON,
  'team-members': TEAM,
  'teams-of': PERSON,
  'upgrade-workspace': { workspaceId: PROD.id },
};

describe('no text is written into the code', () => {
  it.each(Object.entries(FORMS))('of the form %s, nor of what is wrong with it', async (form, of) => {
    const work = { kind: 'form', form, of } as const;
    const { container, user } = renderApp(whileEditing, { tab: 'people', work });
    const send = await screen.findByRole('button', { name: pseudo('form_review') });
    expect(await hardCoded(container)).toEqual([]);
    await user.click(send);
    expect(await hardCoded(container)).toEqual([]);
  });
});
