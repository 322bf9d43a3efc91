import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import { inlineKey } from '#components/ui/inline-key.ts';

/** A cell of a grid, counted from 0 without the headers. */
export interface CellAt {
  row: number;
  column: number;
}

interface Grid {
  grid: RefObject<HTMLElement | null>;
  rows: number;
  columns: number;
  /** Enter or Space on a cell. */
  onOpen: (cell: CellAt) => void;
  /** Escape; false when there is nothing to close. */
  onClose: () => boolean;
}

const PAGE = 10;

/** The keys of a grid: one stop of the Tab key, arrows from cell to cell, Home, End, Page keys, Enter and Escape. */
export function useGridKeys({ grid, rows, columns, onOpen, onClose }: Grid) {
  const [at, setAt] = useState<CellAt>({ row: 0, column: 0 });
  // Rows and columns may have gone since.
  const active = { row: clamp(at.row, rows), column: clamp(at.column, columns) };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    if (handle(event)) event.preventDefault();
  };
  const handle = (event: KeyboardEvent): boolean => {
    if (event.key === 'Escape') return onClose() && focus(active);
    // What stands beside the cells has keys of its own.
    if (!cellOf(event.target)) return false;
    if (event.key !== 'Enter' && event.key !== ' ') return move(event);
    onOpen(active);
    return true;
  };
  const move = (event: KeyboardEvent): boolean => {
    const to = target(inlineKey(event), event.ctrlKey, active, rows, columns);
    if (!to) return false;
    moveTo({ row: clamp(to.row, rows), column: clamp(to.column, columns) }, true);
    return true;
  };
  /** Makes a cell the one that Tab leads to; `isFocused`: and goes there. */
  const moveTo = (cell: CellAt | null, isFocused = false) => {
    if (!cell) return;
    setAt(cell);
    if (isFocused) focus(cell);
  };
  const focus = (cell: CellAt): true => {
    cellAt(grid.current, cell)?.focus();
    return true;
  };
  return { active, moveTo, onKeyDown };
}

function target(key: string, isWhole: boolean, { row, column }: CellAt, rows: number, columns: number) {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'PageUp':
      return { row: row - PAGE, column };
    case 'PageDown':
      return { row: row + PAGE, column };
    case 'Home':
      return { row: isWhole ? 0 : row, column: 0 };
    case 'End':
      return { row: isWhole ? rows - 1 : row, column: columns - 1 };
    default:
      return null;
  }
}

const clamp = (index: number, count: number): number => Math.max(0, Math.min(index, count - 1));

const cellAt = (grid: HTMLElement | null, { row, column }: CellAt): HTMLElement | null =>
  grid?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`) ?? null;

/** The cell that something of it was pressed or focused in. */
export function cellOf(target: EventTarget | null): CellAt | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const [row, column] = cell?.dataset.cell?.split(' ').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}
