import { useAnnounceOnce } from '#components/hooks/use-announce-once.ts';
import { list, number } from '#components/ui/format.ts';
import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import type { Sign } from './cell-words.ts';

interface Props {
  counts: readonly { sign: Sign; count: number }[];
  /** Nothing that could change them is still on its way. */
  isWhole: boolean;
}

/** How many cells have which sign: the sum, which is announced once it stands, and the legend of the signs. */
export function SignCounts({ counts, isWhole }: Props) {
  const texts = counts.map(({ sign, count }) =>
    t('verdict_count', { count: number(count), verdict: t(sign.word) }),
  );
  useAnnounceOnce(isWhole ? list(texts) : null);
  return (
    <p class="counts">
      {counts.map(({ sign: { icon, tone, word } }, index) => (
        <Tag key={word} tone={tone} icon={icon}>
          {texts[index] ?? ''}
        </Tag>
      ))}
    </p>
  );
}
