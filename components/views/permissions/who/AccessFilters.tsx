import { useMemo } from 'preact/hooks';
import { usePlatform } from '#components/app/platform-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { Choice } from '#components/ui/Choice.tsx';
import { asTitle } from '#components/ui/format.ts';
import { FilterInput } from '#components/ui/SearchInput.tsx';
import { t } from '#lib/i18n.ts';
import type { AccessFilter, FilteredAccess } from '#lib/model/permissions/filter-access.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { actionOnType, typeTitle } from '../thing-words.ts';
import { ACCESS_WAYS, levelsOf } from '../way-words.ts';
import { KINDS } from './access-words.ts';

interface Props {
  filter: AccessFilter;
  onFilter: (filter: AccessFilter) => void;
  /** How many there are of each choice; null until they are counted. */
  counts: Omit<FilteredAccess, 'rows'> | null;
  /** What can be asked about, by resource type; and what is. */
  actions: readonly [type: string, permissions: Permission[]][];
  asked: Permission | null;
  onAsk: (asked: Permission | null) => void;
}

/** Narrows down who has access: by action, source, level, kind and name. */
export function AccessFilters({ filter, onFilter, counts, actions, asked, onAsk }: Props) {
  const { word } = useSession();
  const { surface } = usePlatform();
  // A hundred and more: drawn once, and not for each key that is pressed.
  const options = useMemo(
    () => (
      <>
        <option value="">{t('who_any_action')}</option>
        {actions.map(([type, own]) => (
          <optgroup key={type} label={typeTitle(type)}>
            {own.map((one) => (
              <option key={one.action} value={keyOf(one)}>
                {asTitle(actionOnType(one))}
              </option>
            ))}
          </optgroup>
        ))}
      </>
    ),
    [actions],
  );
  const set = (part: Partial<AccessFilter>) => onFilter({ ...filter, ...part });
  return (
    <div class="who-filters">
      <FilterInput label={t('who_search')} text={filter.text} onText={(text) => set({ text })} />
      <select
        aria-label={t('who_action')}
        value={asked ? keyOf(asked) : ''}
        onChange={({ currentTarget: { value } }) =>
          onAsk(actions.flatMap(([, own]) => own).find((one) => keyOf(one) === value) ?? null)
        }
      >
        {options}
      </select>
      <details open={surface === 'manage'}>
        <summary>{t('who_filters')}</summary>
        <div class="who-choices">
          <Choice
            label={t('who_way')}
            any={t('who_any_way')}
            words={ACCESS_WAYS}
            counts={counts?.ways ?? null}
            picked={filter.way}
            onPick={(way) => set({ way })}
          />
          <Choice
            label={t('who_level')}
            any={t('who_any_level')}
            words={levelsOf(word)}
            counts={counts?.levels ?? null}
            picked={filter.level}
            onPick={(level) => set({ level })}
          />
          <Choice
            label={t('who_kind')}
            any={t('who_any_kind')}
            words={KINDS}
            counts={counts?.kinds ?? null}
            picked={filter.kind}
            onPick={(kind) => set({ kind })}
          />
        </div>
      </details>
    </div>
  );
}

const keyOf = ({ resourceType, action }: Permission): string => `${resourceType} ${action}`;
