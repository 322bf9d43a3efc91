import type { User } from './resources/user.ts';

/** What a person is called: the display name, else the username, else the e-mail address, else the id. */
export const nameOfUser = (user: Pick<User, 'id' | 'name' | 'username' | 'email'>): string =>
  user.name || user.username || user.email || user.id;
