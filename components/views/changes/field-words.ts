import { statusText } from '#components/ui/status-text.ts';
import { type PlainKey, plural, t } from '#lib/i18n.ts';
import type { FieldName, ThingType, Value } from '#lib/model/change/plan.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { actionOnType } from '../permissions/thing-words.ts';

/** What each field is called; a new one does not compile without. */
const FIELDS: Record<FieldName, PlainKey> = {
  exists: 'change_field_exists',
  name: 'change_field_name',
  'display-name': 'change_field_display_name',
  description: 'change_field_description',
  logo: 'change_field_logo',
  state: 'change_field_state',
  version: 'change_field_version',
  'trusted-domains': 'change_field_trusted_domains',
  username: 'change_field_username',
  email: 'change_field_email',
  active: 'change_field_active',
  'super-user': 'change_field_superuser',
  password: 'change_field_password',
  level: 'change_field_level',
  permissions: 'change_field_permissions',
  role: 'change_field_role',
  membership: 'change_field_membership',
  expiry: 'change_field_expiry',
};

/** What a field of a plan is called. */
export const fieldWord = (field: FieldName): string => t(FIELDS[field]);

/** Flags that say something other than yes and no. */
const FLAGS: Partial<Record<FieldName, readonly [yes: PlainKey, no: PlainKey]>> = {
  exists: ['change_value_exists', 'change_value_exists_not'],
  membership: ['change_value_member', 'change_value_member_not'],
  password: ['change_value_password', 'change_value_password_not'],
};

/** A value that is not a list, in words; null where there is nothing. */
export function valueText(field: FieldName, value: Exclude<Value, string[]>): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') {
    if (field === 'expiry') return expiryText(Number(value));
    if (field === 'level') return levelText(value);
    return field === 'state' ? statusText(value) : value;
  }
  const [yes, no] = FLAGS[field] ?? ['change_value_yes', 'change_value_no'];
  return t(value ? yes : no);
}

const LEVELS = new Map<string, PlainKey>([
  ['organization', 'form_level_organization'],
  ['workspace', 'form_level_workspace'],
  ['project', 'form_level_project'],
]);

/** What a role is for; a level of a later ZenML is called as ZenML calls it. */
function levelText(level: string): string {
  const key = LEVELS.get(level);
  return key ? t(key) : level;
}

/** One thing of a list, in words: a permission as what may be done; anything else is a name. */
export function itemText(field: FieldName, item: string): string {
  const [resourceType, action, ...rest] = item.split(':');
  if (field !== 'permissions' || !resourceType || !action || rest.length > 0) return item;
  return actionOnType({ resourceType, action });
}

const MINUTES_A_DAY = 24 * 60;

/** The end of a key's life, which is told in minutes from when it is made. */
const expiryText = (minutes: number): string =>
  minutes % MINUTES_A_DAY === 0
    ? plural('change_expiry_days', minutes / MINUTES_A_DAY)
    : plural('change_expiry_minutes', minutes);

const THINGS: Record<ThingType, PlainKey> = {
  workspace: 'kind_workspace',
  organization: 'kind_organization',
  user: 'kind_person',
  role: 'kind_role',
  team: 'kind_team',
  invitation: 'kind_invitation',
  'service-account': 'kind_service_account',
  'api-key': 'change_thing_api_key',
};

/** What kind of thing a step is about. */
export const thingWord = (type: ThingType, word: WorkspaceWord): string =>
  t(type === 'workspace' && word === 'tenant' ? 'kind_tenant' : THINGS[type]);
