import { t } from '#lib/i18n.ts';

/** Says that the browser did not save a setting, anew for each refusal; nothing while there is none (`useSaving`). */
export function NotSaved({ refusals }: { refusals: number }) {
  return refusals === 0 ? null : (
    <p class="notice note" role="alert" key={refusals}>
      {t('not_saved')}
    </p>
  );
}
