import { plural, t } from '#lib/i18n.ts';
import type { Rows } from '#lib/model/rows.ts';
import { Button } from './Button.tsx';
import { failureWords } from './failure-words.ts';
import { number } from './format.ts';

/** What a list owes the reader: rows that are missing, unreadable or only partly understood. */
export function RowsNotes({ rows, onRetry }: { rows: Rows<unknown>; onRetry: () => void }) {
  const count = number(rows.items.length);
  return (
    <>
      {!rows.complete && !rows.failure && <p class="notice note second">{t('rows_arriving', { count })}</p>}
      {!rows.complete && rows.failure && (
        <div class="notice note" role="alert">
          {rows.failure.kind === 'cancelled' ? (
            <p>{t('rows_cancelled', { count })}</p>
          ) : (
            <>
              <p>{t('rows_partial', { count })}</p>
              <p class="second">{failureWords(rows.failure).title}</p>
            </>
          )}
          <div class="actions">
            <Button onPress={onRetry}>{t('load_again')}</Button>
          </div>
        </div>
      )}
      {rows.unreadable > 0 && <p class="notice note second">{plural('rows_unreadable', rows.unreadable)}</p>}
      {rows.drift > 0 && <p class="notice note second">{plural('rows_drift', rows.drift)}</p>}
    </>
  );
}
