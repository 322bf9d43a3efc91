import { number } from '#components/ui/format.ts';
import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import type { ReachNode } from '#lib/model/permissions/reach.ts';
import { STATES } from './reach-words.ts';

/** How much of a place is reached: a sign, words, and of what is reached a bar. */
export function ReachLevel({ node: { state, allowed, of } }: { node: ReachNode }) {
  const { word, icon, tone } = STATES[state];
  if (state !== 'reached')
    return (
      <span class="row-state">
        <Tag tone={tone} icon={icon}>
          {t(word)}
        </Tag>
      </span>
    );
  return (
    <span class="row-state reach-level">
      <Tag tone={tone} icon={icon}>
        {t('reach_actions', { allowed: number(allowed), of: number(of) })}
      </Tag>
      <span class="reach-bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.max(4, (100 * allowed) / of)}%` }} />
      </span>
    </span>
  );
}
