import { byName } from '#components/ui/by-name.ts';
import { t } from '#lib/i18n.ts';
import type { Organization } from '#lib/model/resources/organization.ts';

interface Props {
  organizations: readonly Organization[];
  picked: string;
  onPick: (id: string) => void;
}

/** Whose people are shown. */
export function OrganizationSelect({ organizations, picked, onPick }: Props) {
  return (
    <label class="select">
      <span>{t('people_of')}</span>
      <select value={picked} onChange={(event) => onPick(event.currentTarget.value)}>
        {[...organizations].sort(byName(({ name }) => name)).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
