import { number } from '#components/ui/format.ts';
import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import type { Sign } from './cell-words.ts';

/** How many cells have which sign: the sum, and the legend of the signs. */
export function SignCounts({ counts }: { counts: readonly { sign: Sign; count: number }[] }) {
  return (
    <p class="counts" role="status">
      {counts.map(({ sign: { icon, tone, word }, count }) => (
        <Tag key={word} tone={tone} icon={icon}>
          {t('verdict_count', { count: number(count), verdict: t(word) })}
        </Tag>
      ))}
    </p>
  );
}
