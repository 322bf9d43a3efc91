import { useId } from 'preact/hooks';
import { number } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { ChangeStatus } from '#lib/model/change/change-status.ts';
import { countOver, tallyText } from './tally.ts';

/** How many steps are over, as a bar with numbers, and what became of them. */
export function ChangeBar({ status }: { status: ChangeStatus }) {
  const id = useId();
  const over = countOver(status);
  const total = status.steps.length;
  return (
    <div class="change-bar">
      <label for={id}>{t('change_progress', { done: number(over), total: number(total) })}</label>
      <progress id={id} value={over} max={total} />
      <p class="second">{tallyText(status.steps)}</p>
    </div>
  );
}
