import type { Holder } from '#lib/changes.ts';
import { t } from '#lib/i18n.ts';
import type { Person } from '#lib/model/access.ts';
import type { PeopleOfOrganization } from '#lib/protocol.ts';
import type { Option } from './field.ts';

/** The ids that a form knows a holder by. */
export const holderIn = (of: Readonly<Record<string, string>>): Holder => ({
  kind: of.holderKind === 'team' || of.holderKind === 'invitation' ? of.holderKind : 'user',
  id: of.holderId ?? '',
});

/** What a holder is called; null for one that is not in the list. */
export function nameOfHolder(data: PeopleOfOrganization | null, { kind, id }: Holder): string | null {
  const rows = kind === 'team' ? data?.teams.items : data?.people.items;
  return rows?.find((one) => one.id === id)?.name ?? null;
}

/** Somebody among others to be picked. */
export const personOption = ({ id, name, email, kind }: Person): Option => ({
  value: id,
  label: name,
  second: [
    email === name ? null : email,
    kind === 'invitation' && t('people_invited'),
    kind === 'service-account' && t('people_service_account'),
  ]
    .filter(Boolean)
    .join(' · '),
});
