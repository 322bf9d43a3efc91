import { useSession } from '#components/app/session-context.ts';
import { Icon } from '#components/ui/Icon.tsx';
import { Shortened } from '#components/ui/Shortened.tsx';
import { t } from '#lib/i18n.ts';
import { levelsOf } from '../way-words.ts';
import { ReachLevel } from './ReachLevel.tsx';
import { nameOf, summaryOf } from './reach-words.ts';
import type { TreeRow } from './tree-rows.ts';

interface Props {
  row: TreeRow;
  index: number;
  top: number | null;
  isActive: boolean;
  /** Its details are shown. */
  isShown: boolean;
  /** Some of what it rests on is still on its way. */
  isReading: boolean;
  onActive: () => void;
  onFold: () => void;
}

/** A place as a line of the tree: its name, what reaches it, and how much that is. */
export function ReachRow({ row, index, top, isActive, isShown, isReading, onActive, onFold }: Props) {
  const { word } = useSession();
  const { node, level, position, siblings, isExpanded } = row;
  const second = [
    summaryOf(node, isReading),
    node.hasEveryProject && node.state === 'reached' ? t('reach_every_project') : null,
    node.isListed ? null : t('reach_not_listed'),
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
    <div
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isShown}
      {...(isExpanded !== null && { 'aria-expanded': isExpanded })}
      tabIndex={isActive ? 0 : -1}
      data-row={index}
      class={`reach-row ${node.state}${top === null ? '' : ' placed'}`}
      style={{ '--level': level, ...(top !== null && { transform: `translateY(${top}px)` }) }}
      onFocus={onActive}
      onClick={onActive}
    >
      <span
        class="fold"
        aria-hidden="true"
        onClick={(event) => {
          if (isExpanded === null) return;
          event.stopPropagation();
          onFold();
        }}
      >
        {isExpanded !== null && <Icon name="forward" />}
      </span>
      <span class="row-text">
        <Shortened class="name">
          {/* What has no name is called by its kind, which has no say in the way that the name runs. */}
          {node.name !== null && <bdi class="sr">{t(levelsOf(word)[node.kind])} </bdi>}
          {nameOf(node, word)}
        </Shortened>{' '}
        <Shortened class="second">{second.filter(Boolean).join(' · ')}</Shortened>
      </span>{' '}
      <ReachLevel node={node} />
    </div>
  );
}
