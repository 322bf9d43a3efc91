import type { Context } from '../context.ts';
import { notAuthenticated, oauthError } from '../http/api-error.ts';
import type { DeviceRecord, UserRecord } from '../state/records.ts';
import type { Session } from './session-store.ts';

export interface LoginForm {
  grant_type?: string;
  username?: string;
  password?: string;
  client_id?: string;
  client_secret?: string;
  device_code?: string;
}

interface Exchanged {
  session: Session;
  device: DeviceRecord | null;
}

const HOUR = 3600;
export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** Turns any of the documented credentials into a session. */
export function exchangeCredentials(context: Context, form: LoginForm): Exchanged {
  const grant = form.grant_type ?? 'password';
  // The official client sends a key as a password and does not always name the grant.
  if (grant === 'zenml_api_key' || form.password?.startsWith('ZENPROKEY_') === true) {
    return { session: fromKey(context, form.password), device: null };
  }
  if (grant === 'password') return { session: fromPassword(context, form), device: null };
  if (grant === DEVICE_GRANT) return fromDevice(context, form);
  if (grant === 'client_credentials') return { session: fromServer(context, form), device: null };
  throw oauthError('unsupported_grant_type', `Grant type ${grant} is not supported.`);
}

function active(user: UserRecord | undefined): user is UserRecord {
  return user?.is_active === true;
}

function fromPassword(context: Context, form: LoginForm): Session {
  const { state } = context;
  const user = state.users.first('username', (form.username ?? '').toLowerCase());
  if (!active(user) || form.password === undefined || state.passwords.get(user.id) !== form.password) {
    throw notAuthenticated('Invalid username or password');
  }
  return context.sessions.open({ userId: user.id }, 'session');
}

function fromKey(context: Context, key: string | undefined): Session {
  const { apiKeys, users } = context.state;
  const record = key === undefined ? undefined : apiKeys.first('key', key);
  const valid = record?.active === true && (record.expires === null || record.expires > context.now());
  if (!valid || !active(users.get(record.owner_id))) throw notAuthenticated('Invalid API key');
  apiKeys.update(record.id, { last_used: context.now() });
  return context.sessions.open({ userId: record.owner_id }, 'api_key', HOUR);
}

function fromDevice(context: Context, form: LoginForm): Exchanged {
  const device = context.state.devices.first('deviceCode', form.device_code ?? '');
  if (device === undefined || device.client_id !== form.client_id) {
    throw oauthError('invalid_client', 'Unknown device or client.');
  }
  if (device.expires <= context.now()) throw oauthError('expired_token', 'The device code has expired.');
  if (device.status === 'locked') throw oauthError('access_denied', 'The device was refused.');
  if (device.status === 'pending' || device.user_id === null) {
    throw oauthError('authorization_pending', 'The device has not been authorized yet.');
  }
  const seconds = (device.trusted ? 30 * 24 : 24) * HOUR;
  return { session: context.sessions.open({ userId: device.user_id }, 'device', seconds), device };
}

function fromServer(context: Context, form: LoginForm): Session {
  const workspace = context.state.workspaces.get(form.client_id);
  const secret = workspace?.enrollment_key ?? null;
  if (workspace === undefined || secret === null || secret !== form.client_secret) {
    throw oauthError('invalid_client', 'Unknown workspace or wrong enrollment key.');
  }
  return context.sessions.open({ workspaceId: workspace.id }, 'server', HOUR);
}
