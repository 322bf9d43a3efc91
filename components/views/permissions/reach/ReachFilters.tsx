import { usePlatform } from '#components/app/platform-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { Choice } from '#components/ui/Choice.tsx';
import { FilterInput } from '#components/ui/SearchInput.tsx';
import { t } from '#lib/i18n.ts';
import type { ReachFilter } from '#lib/model/permissions/filter-reach.ts';
import { levelsOf, REACH_WAYS } from '../way-words.ts';

interface Props {
  filter: ReachFilter;
  onFilter: (filter: ReachFilter) => void;
}

/** Narrows down what is reached: by source, level, kind of place and name; and adds what is not reached. */
export function ReachFilters({ filter, onFilter }: Props) {
  const { word } = useSession();
  const { surface } = usePlatform();
  const kinds = levelsOf(word);
  const set = (part: Partial<ReachFilter>) => onFilter({ ...filter, ...part });
  return (
    <details class="reach-more" open={surface === 'manage'}>
      <summary>{t('reach_filter')}</summary>
      <div class="reach-filters">
        <FilterInput label={t('who_search')} text={filter.text} onText={(text) => set({ text })} />
        <Choice
          label={t('who_way')}
          any={t('who_any_way')}
          words={REACH_WAYS}
          picked={filter.way}
          onPick={(way) => set({ way })}
        />
        <Choice
          label={t('reach_level')}
          any={t('reach_any_level')}
          words={kinds}
          picked={filter.level}
          onPick={(level) => set({ level })}
        />
        <Choice
          label={t('reach_kind')}
          any={t('reach_any_kind')}
          words={kinds}
          picked={filter.kind}
          onPick={(kind) => set({ kind })}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={filter.isAll}
            onChange={({ currentTarget: { checked } }) => set({ isAll: checked })}
          />
          {t('reach_show_all')}
        </label>
      </div>
    </details>
  );
}
