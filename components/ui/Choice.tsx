import { type PlainKey, t } from '#lib/i18n.ts';
import { number } from './format.ts';

interface Props<K extends string> {
  label: string;
  /** What stands for no choice. */
  any: string;
  words: Readonly<Record<K, PlainKey>>;
  /** How many each leaves; what leaves none is not offered. Left out: all are offered; null: none is counted yet. */
  counts?: ReadonlyMap<K, number> | null;
  picked: K | null;
  onPick: (picked: K | null) => void;
}

/** One of the choices that there are, or none of them. */
export function Choice<K extends string>({ label, any, words, counts, picked, onPick }: Props<K>) {
  const all = Object.keys(words) as K[];
  const choices = counts === undefined ? all : all.filter((one) => one === picked || counts?.has(one));
  return (
    <select
      aria-label={label}
      value={picked ?? ''}
      onChange={({ currentTarget: { value } }) => onPick(choices.find((one) => one === value) ?? null)}
    >
      <option value="">{any}</option>
      {choices.map((one) => (
        <option key={one} value={one}>
          {counts === undefined
            ? t(words[one])
            : t('who_option', { name: t(words[one]), count: number(counts?.get(one) ?? 0) })}
        </option>
      ))}
    </select>
  );
}
