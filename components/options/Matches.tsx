import { locale, plural, t } from '#lib/i18n.ts';

/** How many are named. */
const SHOWN = 5;

/** Which of the known workspaces a rule is for. Null: which there are is not known yet. */
export function Matches({ names }: { names: readonly string[] | null }) {
  if (names === null) return null;
  const list = new Intl.ListFormat(locale(), { type: 'unit' }).format(names.slice(0, SHOWN));
  return (
    <p class="second" role="status">
      {names.length === 0
        ? t('environments_matches_none')
        : plural(names.length > SHOWN ? 'environments_matches_more' : 'environments_matches', names.length, {
            list,
          })}
    </p>
  );
}
