import type { UserRecord } from './records.ts';

/** A user about whom nothing more is known than what is given. */
export function newUser(id: string, fields: Partial<UserRecord> & { username: string }): UserRecord {
  return {
    id,
    email: null,
    name: null,
    avatar_url: null,
    company: null,
    job_title: null,
    metadata: {},
    oauth_provider: null,
    oauth_id: null,
    is_active: true,
    is_superuser: false,
    is_onboarded: true,
    is_service_account: false,
    organization_id: null,
    ...fields,
  };
}
