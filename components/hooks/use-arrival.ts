import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { focusedBeside } from '#components/ui/focused-beside.ts';
import { focusFirstRow } from '#components/ui/row-focus.ts';

/**
 * The heading that takes the focus where the person went to what it heads; `isHead`: no other heading is meant. Before
 * it is painted, as the row below: a key that is pressed as soon as something is there must not be lost.
 */
export function useArrival<E extends HTMLElement>(isHead = true): RefObject<E | null> {
  const { arrive } = useNavigation();
  const heading = useRef<E>(null);
  useLayoutEffect(() => {
    if (isHead && heading.current) arrive(heading.current);
  }, [isHead, arrive]);
  return heading;
}

/** Moves the focus on to the first row once there is one, unless the person has moved it since they came. */
export function useRowOnArrival(hasRows: boolean): void {
  const { view, arrivedAt } = useNavigation();
  useLayoutEffect(() => {
    const heading = arrivedAt();
    if (!hasRows || !heading || focusedBeside(heading) !== heading) return;
    focusFirstRow(heading.closest('[data-rows]') ?? heading.ownerDocument);
  }, [hasRows, view]);
}
