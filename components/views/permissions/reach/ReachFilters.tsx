import { usePlatform } from '#components/app/platform-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { type PlainKey, t } from '#lib/i18n.ts';
import type { ReachFilter } from '#lib/model/permissions/filter-reach.ts';
import { kindsOf, WAYS } from './reach-words.ts';

interface Props {
  filter: ReachFilter;
  onFilter: (filter: ReachFilter) => void;
}

/** Narrows down what is reached: by source, level, kind of place and name; and adds what is not reached. */
export function ReachFilters({ filter, onFilter }: Props) {
  const { word } = useSession();
  const { surface } = usePlatform();
  const kinds = kindsOf(word);
  const set = (part: Partial<ReachFilter>) => onFilter({ ...filter, ...part });
  return (
    <details class="reach-more" open={surface === 'manage'}>
      <summary>{t('reach_filter')}</summary>
      <div class="reach-filters">
        <input
          type="text"
          inputMode="search"
          autocomplete="off"
          spellcheck={false}
          maxLength={200}
          aria-label={t('who_search')}
          placeholder={t('who_search')}
          value={filter.text}
          onInput={({ currentTarget: { value } }) => set({ text: value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !filter.text) return;
            event.preventDefault();
            set({ text: '' });
          }}
        />
        <Choice
          label={t('who_way')}
          any={t('who_any_way')}
          words={WAYS}
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

interface ChoiceProps<K extends string> {
  label: string;
  any: string;
  words: Readonly<Record<K, PlainKey>>;
  picked: K | null;
  onPick: (picked: K | null) => void;
}

function Choice<K extends string>({ label, any, words, picked, onPick }: ChoiceProps<K>) {
  const all = Object.keys(words) as K[];
  return (
    <select
      aria-label={label}
      value={picked ?? ''}
      onChange={({ currentTarget: { value } }) => onPick(all.find((one) => one === value) ?? null)}
    >
      <option value="">{any}</option>
      {all.map((one) => (
        <option key={one} value={one}>
          {t(words[one])}
        </option>
      ))}
    </select>
  );
}
