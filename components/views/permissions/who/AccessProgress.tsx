import { useId } from 'preact/hooks';
import { number } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { Evidence } from '#lib/model/permissions/evidence.ts';

/** How much of who holds what has been read, in words and as a bar; nothing once all of it was. */
export function AccessProgress({ evidence: { complete, reading } }: { evidence: Evidence }) {
  const id = useId();
  if (complete) return null;
  const { done, total } = reading;
  return (
    <div class="walk who-reading">
      <label for={id}>{t('who_reading', { done: number(done), total: number(total) })}</label>
      <progress id={id} value={done} max={total} />
    </div>
  );
}
