import { screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { ACME } from '../fixtures.ts';
import { renderForm } from './render-form.tsx';

it.each([
  ['invite', 'Invite people'],
  ['give-many', 'Give to many'],
  ['create-role', 'New role'],
  ['create-service-account', 'New service account'],
  ['create-team', 'New team'],
  ['create-workspace', 'New workspace'],
  ['enroll-workspace', 'Enroll a workspace'],
] as const)('%s says of which organization it is', async (form, title) => {
  renderForm(form, { organizationId: ACME.id });
  await screen.findByRole('heading', { level: 2, name: title });
  expect(await screen.findByText(ACME.name, { selector: 'p' })).toBeTruthy();
});
