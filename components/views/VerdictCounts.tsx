import { number } from '#components/ui/format.ts';
import { Tag } from '#components/ui/Tag.tsx';
import { VERDICTS, type Verdict } from '#components/ui/verdict-words.ts';
import { t } from '#lib/i18n.ts';
import type { ActionVerdict } from '#lib/model/access.ts';

/** How many of each verdict: the sum, and the legend of the signs. */
export function VerdictCounts({ actions }: { actions: readonly ActionVerdict[] }) {
  const order: Verdict[] = ['allowed', 'denied', 'unknown'];
  return (
    <p class="counts">
      {order.map((verdict) => {
        const count = actions.filter((action) => action.verdict === verdict).length;
        if (count === 0) return null;
        const { word, tone } = VERDICTS[verdict];
        return (
          <Tag key={verdict} tone={tone}>
            {t('verdict_count', { count: number(count), verdict: t(word) })}
          </Tag>
        );
      })}
    </p>
  );
}
