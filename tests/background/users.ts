import type { User } from '#lib/model/resources/user.ts';
import type { Session } from '#lib/model/session.ts';

/** Somebody of whom nothing but the id matters. */
export const userNamed = (id: string): User => ({
  id,
  username: id,
  name: id,
  email: null,
  isActive: true,
  isSuperuser: false,
  isServiceAccount: false,
  organizationId: null,
});

export const signedInAs = (id: string): Session => ({
  state: 'signed-in',
  user: userNamed(id),
  word: 'workspace',
});
