import { useRef } from 'preact/hooks';
import { useVirtualRows } from '#components/hooks/use-virtual-rows.ts';
import { focusSoon } from '#components/ui/focus-soon.ts';
import { t } from '#lib/i18n.ts';
import { onTreeKey } from './on-tree-key.ts';
import { ReachRow } from './ReachRow.tsx';
import type { TreeRow } from './tree-rows.ts';

interface Props {
  rows: readonly TreeRow[];
  /** Key of the line that has the focus, or would get it. */
  active: string | null;
  /** Some of what it rests on is still on its way. */
  isReading: boolean;
  onActive: (key: string) => void;
  onFold: (key: string, isFolded: boolean) => void;
  onOpen: (row: TreeRow) => void;
}

const ROW_HEIGHT = 40;

/** Organizations, their workspaces, the projects of these: one stop of the Tab key, arrows within. */
export function ReachTree({ rows, active, isReading, onActive, onFold, onOpen }: Props) {
  const tree = useRef<HTMLDivElement>(null);
  const found = rows.findIndex(({ key }) => key === active);
  const activeIndex = Math.max(0, found);
  const { rows: shown, height } = useVirtualRows({
    list: tree,
    count: rows.length,
    rowHeight: ROW_HEIGHT,
    activeIndex,
  });
  const go = (index: number) => {
    const row = rows[index];
    if (!row) return;
    onActive(row.key);
    // A line far away is in the document only after the next paint.
    focusSoon(tree.current, () => tree.current?.querySelector(`[data-row="${index}"]`));
  };
  return (
    <div
      ref={tree}
      class="list reach-tree"
      role="tree"
      aria-label={t('reach_tree')}
      style={height === null ? undefined : { blockSize: `${height}px` }}
      onKeyDown={(event) => onTreeKey(event, { rows, activeIndex, go, fold: onFold, open: onOpen })}
    >
      {shown.map(({ index, top }) => {
        const row = rows[index];
        return (
          row && (
            <ReachRow
              key={row.key}
              row={row}
              index={index}
              top={top}
              isActive={index === activeIndex}
              isShown={row.key === active}
              isReading={isReading}
              onActive={() => onActive(row.key)}
              onFold={() => onFold(row.key, row.isExpanded === true)}
            />
          )
        );
      })}
    </div>
  );
}
