import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** A row that is in the document, and where it is; `top` null: in the normal flow. */
export interface RenderedRow {
  index: number;
  top: number | null;
}

/** Shorter lists are put into the document whole: find-in-page and screen readers see all of it. */
export const MOST_ROWS_IN_FLOW = 100;

interface Options {
  list: RefObject<HTMLElement | null>;
  count: number;
  rowHeight: number;
  /** The row with the focus stays in the document wherever the list is scrolled to. */
  activeIndex: number;
}

/** Which rows of a list are in the document, and the height of the whole. */
export function useVirtualRows({ list, count, rowHeight, activeIndex }: Options) {
  const isVirtual = count > MOST_ROWS_IN_FLOW;
  const [, repaint] = useState(0);
  const [margin, setMargin] = useState(0);
  const [virtualizer] = useState(
    () =>
      new Virtualizer<HTMLElement, HTMLElement>({ ...base(list), count: 0, estimateSize: () => rowHeight }),
  );
  virtualizer.setOptions({
    ...base(list),
    count: isVirtual ? count : 0,
    estimateSize: () => rowHeight,
    scrollMargin: margin,
    onChange: () => repaint((turn) => turn + 1),
    rangeExtractor: (range) => {
      const rows = defaultRangeExtractor(range);
      if (rows.includes(activeIndex) || activeIndex >= count) return rows;
      return [...rows, activeIndex].sort((a, b) => a - b);
    },
  });
  useLayoutEffect(() => (isVirtual ? virtualizer._didMount() : undefined), [virtualizer, isVirtual]);
  useLayoutEffect(() => {
    if (!isVirtual) return;
    virtualizer._willUpdate();
    setMargin(distanceToScroller(list.current));
  });

  if (!isVirtual) {
    const rows: RenderedRow[] = Array.from({ length: count }, (_, index) => ({ index, top: null }));
    return { rows, height: null };
  }
  const rows: RenderedRow[] = virtualizer
    .getVirtualItems()
    .map(({ index, start }) => ({ index, top: start - margin }));
  return { rows, height: virtualizer.getTotalSize() };
}

const base = (list: RefObject<HTMLElement | null>) => ({
  getScrollElement: () => scrollerOf(list.current),
  scrollToFn: elementScroll,
  observeElementRect,
  observeElementOffset,
  overscan: 12,
});

const scrollerOf = (list: HTMLElement | null): HTMLElement | null =>
  list?.closest<HTMLElement>('[data-scroll]') ?? null;

/** How far below the top of what scrolls the list begins. */
function distanceToScroller(list: HTMLElement | null): number {
  const scroller = scrollerOf(list);
  if (!list || !scroller) return 0;
  const above = list.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  return Math.round(above + scroller.scrollTop);
}
