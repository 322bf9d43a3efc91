import type { Routes } from '../context.ts';
import { entityExists, illegalOperation, keyError, valueError } from '../http/api-error.ts';
import { flag, object, PAGE, type Page, pageOf, text, USERNAME, uuid } from '../http/schema.ts';
import { mayOnWorkspace } from '../rbac/visibility.ts';
import { callerOf, superUserOf } from '../sessions/authenticate.ts';
import { newUser } from '../state/new-user.ts';
import type { UserRecord } from '../state/records.ts';
import { userView } from '../views/user-view.ts';

interface NewUser {
  username?: string;
  email?: string;
  password?: string;
  is_superuser?: boolean;
}

/** Rows that point at a deleted user stay readable, so the row is kept under this name. */
const deletedName = ({ id }: UserRecord) => `deleted-${id}`;
const isDeleted = (user: UserRecord) => user.username === deletedName(user);

type UserPatch = Partial<UserRecord> & { password?: string };

/** [R] 1 to 50 letters, digits and `_-@.;`. */

const OWN_FIELDS = [
  'name',
  'avatar_url',
  'company',
  'job_title',
  'metadata',
  'password',
  'is_onboarded',
] as const;

/** People. Managing others is for super-users, which in practice means self-hosted control planes. */
export const userRoutes: Routes = (api, context) => {
  const { state } = context;

  function userOf(id: string): UserRecord {
    const user = state.users.get(id);
    if (user === undefined || isDeleted(user)) throw keyError(`User with ID ${id} not found.`);
    return user;
  }

  // [R, L] The session, as far as a browser is concerned.
  api.get('/users/me', async (request) => userView(callerOf(context, request)));

  // [R seed, C sync] Listing is for super-users in practice.
  api.get<{ Querystring: Page & { email?: string } }>(
    '/users',
    { schema: { querystring: object({ ...PAGE, email: text }) } },
    async (request) => {
      superUserOf(context, request);
      const { email } = request.query;
      const all = email === undefined ? state.users.all() : state.users.by('email', email.toLowerCase());
      const users = all.filter((user) => !isDeleted(user));
      return pageOf(users.map(userView), request.query);
    },
  );

  // [C selfh] Query parameters, not a body.
  api.post<{ Querystring: NewUser }>(
    '/users',
    {
      schema: {
        querystring: object({ username: USERNAME, email: text, password: text, is_superuser: flag }),
      },
    },
    async (request) => {
      superUserOf(context, request);
      const { email, password, is_superuser = false } = request.query;
      const username = request.query.username ?? email;
      if (username === undefined) throw valueError('Either a username or an email is required.');
      if (state.users.first('username', username.toLowerCase()) !== undefined) {
        throw entityExists(`User with username ${username} already exists.`);
      }
      const user = state.users.add(
        newUser(context.random.uuid(), {
          username,
          email: email ?? (username.includes('@') ? username : null),
          is_superuser,
          is_onboarded: false,
        }),
      );
      if (password !== undefined) state.passwords.set(user.id, password);
      return userView(user);
    },
  );

  // [R seed, C selfh] People may edit themselves, but not make themselves more than they are.
  api.patch<{ Params: { user_id: string }; Body: UserPatch | undefined }>(
    '/users/:user_id',
    {
      schema: {
        params: object({ user_id: uuid }),
        body: object({
          name: { type: 'string', minLength: 1, maxLength: 50, nullable: true },
          username: USERNAME,
          password: text,
          is_active: flag,
          is_superuser: flag,
        }),
      },
    },
    async (request) => {
      const caller = callerOf(context, request);
      const user = userOf(request.params.user_id);
      if (!caller.is_superuser && caller.id !== user.id)
        throw illegalOperation('You may only update yourself.');
      const allowed: readonly string[] = caller.is_superuser
        ? [...OWN_FIELDS, 'username', 'email', 'is_active', 'is_superuser']
        : OWN_FIELDS;
      const given = Object.entries(request.body ?? {});
      const refused = given.find(([field]) => !allowed.includes(field));
      if (refused !== undefined) throw illegalOperation(`You may not change ${refused[0]}.`);
      const namesake = state.users.first('username', request.body?.username?.toLowerCase() ?? '');
      if (namesake !== undefined && namesake.id !== user.id) {
        throw entityExists(`User with username ${namesake.username} already exists.`);
      }
      const { password, ...patch } = Object.fromEntries(given) as UserPatch;
      if (password !== undefined) state.passwords.set(user.id, password);
      return userView(state.users.update(user.id, patch));
    },
  );

  // [C selfh]
  api.delete<{ Params: { user_id: string } }>(
    '/users/:user_id',
    { schema: { params: object({ user_id: uuid }) } },
    async (request, reply) => {
      const caller = superUserOf(context, request);
      const user = userOf(request.params.user_id);
      if (user.id === caller.id) throw illegalOperation('You may not delete yourself.');
      if (state.organizations.all().some((organization) => organization.owner_id === user.id)) {
        throw illegalOperation('The owner of an organization may not be deleted.');
      }
      // Rows that point at the user stay readable: the account is emptied of rights rather than torn out.
      for (const assignment of state.assignments.by('user', user.id)) state.assignments.remove(assignment.id);
      for (const member of state.teamMembers.by('user', user.id)) state.teamMembers.remove(member.id);
      state.users.update(user.id, { is_active: false, username: deletedName(user), email: null });
      return reply.type('application/json').send('null');
    },
  );

  // [R, C zauth] May the caller use this workspace server?
  api.get<{ Querystring: { server_id: string; action?: string } }>(
    '/users/authorize_server',
    { schema: { querystring: object({ server_id: uuid, action: text }, ['server_id']) } },
    async (request) => {
      const user = callerOf(context, request);
      const { server_id, action = 'read' } = request.query;
      const workspace = state.workspaces.get(server_id);
      if (workspace === undefined) throw keyError(`Workspace with ID ${server_id} not found.`);
      const granted = state.assignments.by('user', user.id).some((row) => row.workspace_id === workspace.id);
      if (!granted && !mayOnWorkspace(state, user.id, action, workspace)) {
        throw illegalOperation('You do not have access to this workspace.');
      }
      return userView(user);
    },
  );
};
