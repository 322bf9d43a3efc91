import { t } from '#lib/i18n.ts';

/** Stands for rows that are on their way, at the size they will have. */
export function Skeleton({ rows = 6, isTwoLine = true }: { rows?: number; isTwoLine?: boolean }) {
  return (
    <div class="skeleton" role="status" aria-busy="true">
      <span class="sr">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} class={isTwoLine ? 'bone two' : 'bone'} />
      ))}
    </div>
  );
}
