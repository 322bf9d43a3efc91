import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** A row that is in the document, and where it is; `top` null: in the normal flow. */
export interface RenderedRow {
  index: number;
  top: number | null;
}

/** Shorter lists are put into the document whole: find-in-page and screen readers see all of it. */
export const MOST_ROWS_IN_FLOW = 100;

/** Rows beyond the edges, so that scrolling and the next arrow key find them there. */
const OVERSCAN = 12;

interface Options {
  list: RefObject<HTMLElement | null>;
  count: number;
  /** What a row measures until one could be measured. */
  rowHeight: number;
  /** The row with the focus stays in the document wherever the list is scrolled to. */
  activeIndex: number;
}

/** What is in view: the first row, how many, and how high each is. */
interface View {
  first: number;
  size: number;
  rowHeight: number;
}

/**
 * Which rows of a long list are in the document, and the height of the whole. All rows are equally high, which
 * makes this a division; a library for rows of any height would be a third of the popup's code.
 */
export function useVirtualRows({ list, count, rowHeight, activeIndex }: Options) {
  const isVirtual = count > MOST_ROWS_IN_FLOW;
  const [view, setView] = useState<View>({ first: 0, size: OVERSCAN, rowHeight });
  const measure = useRef(() => {});
  measure.current = () => {
    const now = list.current && look(list.current, rowHeight);
    const isSame =
      !now || (now.first === view.first && now.size === view.size && now.rowHeight === view.rowHeight);
    if (!isSame) setView(now);
  };
  useLayoutEffect(() => {
    if (isVirtual) measure.current();
  });
  useEffect(() => {
    const scroller = scrollerOf(list.current);
    if (!isVirtual || !scroller) return;
    const onMove = () => measure.current();
    const observer = new ResizeObserver(onMove);
    observer.observe(scroller);
    scroller.addEventListener('scroll', onMove, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', onMove);
    };
  }, [isVirtual, list]);

  if (!isVirtual) {
    const rows: RenderedRow[] = Array.from({ length: count }, (_, index) => ({ index, top: null }));
    return { rows, height: null };
  }
  const from = Math.max(0, view.first - OVERSCAN);
  const to = Math.min(count, view.first + view.size + OVERSCAN);
  const indexes = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
  if (activeIndex < from) indexes.unshift(activeIndex);
  else if (activeIndex >= to) indexes.push(activeIndex);
  const rows: RenderedRow[] = indexes.map((index) => ({ index, top: index * view.rowHeight }));
  return { rows, height: count * view.rowHeight };
}

const scrollerOf = (list: HTMLElement | null): HTMLElement | null =>
  list?.closest<HTMLElement>('[data-scroll]') ?? null;

/** Rows are measured, not trusted: with enlarged text they are higher. */
function look(list: HTMLElement, rowHeight: number): View | null {
  const scroller = scrollerOf(list);
  if (!scroller) return null;
  const height = list.querySelector<HTMLElement>('[data-row]')?.offsetHeight || rowHeight;
  const above = scroller.getBoundingClientRect().top - list.getBoundingClientRect().top;
  return {
    first: Math.max(0, Math.floor(above / height)),
    size: Math.ceil(scroller.clientHeight / height) + 1,
    rowHeight: height,
  };
}
