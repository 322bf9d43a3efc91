import { useId } from 'preact/hooks';
import { number } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { ReachIn } from './use-reach.ts';

/** How much of all organizations is read; nothing once it is all there. */
export function ReachProgress({ all }: { all: readonly ReachIn[] }) {
  const id = useId();
  if (!all.some(({ isReading }) => isReading)) return null;
  const read = all.filter(({ isReading }) => !isReading).length;
  const reading = all.flatMap(({ query }) => query.data?.reading ?? []);
  const done = reading.reduce((sum, one) => sum + one.done, 0);
  const total = reading.reduce((sum, one) => sum + one.total, 0);
  return (
    <div class="lead">
      <label for={id} class="second">
        {t('reach_reading', {
          done: number(done),
          organizations: number(all.length),
          read: number(read),
          total: number(total),
        })}
      </label>
      {/* An organization that says nothing yet has an unknown number of roles. */}
      {reading.length < all.length ? <progress id={id} /> : <progress id={id} value={done} max={total} />}
    </div>
  );
}
