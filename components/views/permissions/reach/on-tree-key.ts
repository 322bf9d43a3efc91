import { inlineKey } from '#components/ui/inline-key.ts';
import type { TreeRow } from './tree-rows.ts';

interface Tree {
  rows: readonly TreeRow[];
  activeIndex: number;
  go: (index: number) => void;
  fold: (key: string, isFolded: boolean) => void;
  open: (row: TreeRow) => void;
}

/** The keys of a tree (WAI-ARIA, "Tree View"): up and down, on into and back out of a place, Home, End, Enter. */
export function onTreeKey(event: KeyboardEvent, { rows, activeIndex, go, fold, open }: Tree): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const row = rows[activeIndex];
  if (!row) return;
  switch (inlineKey(event)) {
    case 'ArrowDown':
      go(Math.min(rows.length - 1, activeIndex + 1));
      break;
    case 'ArrowUp':
      go(Math.max(0, activeIndex - 1));
      break;
    case 'Home':
      go(0);
      break;
    case 'End':
      go(rows.length - 1);
      break;
    case 'Enter':
      open(row);
      break;
    case 'ArrowRight':
      if (row.isExpanded === false) fold(row.key, false);
      else if (row.isExpanded) go(activeIndex + 1);
      break;
    case 'ArrowLeft':
      if (row.isExpanded) fold(row.key, true);
      else if (row.parent !== null) go(rows.findIndex(({ key }) => key === row.parent));
      break;
    default:
      return;
  }
  event.preventDefault();
}
