import type { ActionDecision } from '#components/hooks/use-my-verdicts.ts';
import { number } from '#components/ui/format.ts';
import { Tag } from '#components/ui/Tag.tsx';
import { VERDICTS } from '#components/ui/verdict-words.ts';
import { t } from '#lib/i18n.ts';
import { verdictCounts } from './answer-words.ts';

/** How many of each verdict: the sum, and the legend of the signs. */
export function VerdictCounts({ actions }: { actions: readonly ActionDecision[] }) {
  return (
    <p class="counts">
      {verdictCounts(actions).map(({ verdict, count }) => {
        const { word, tone, icon } = VERDICTS[verdict];
        return (
          <Tag key={verdict} tone={tone} icon={icon}>
            {t('verdict_count', { count: number(count), verdict: t(word) })}
          </Tag>
        );
      })}
    </p>
  );
}
