import { nameOfUser } from '../name-of-user.ts';
import type { User } from '../resources/user.ts';
import type { Principal } from './evidence.ts';

/** A user or service account as the permission engine wants it. */
export const principalOfUser = (user: User): Principal => ({
  kind: user.isServiceAccount ? 'service-account' : 'user',
  id: user.id,
  name: nameOfUser(user),
  email: user.email,
  isActive: user.isActive,
  isSuperuser: user.isSuperuser,
});
