import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Brings what has just been opened onto the screen, as far as it fits, and moves nothing that is there already. */
export function useShown<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T | null>(null);
  useEffect(() => element.current?.scrollIntoView({ block: 'nearest' }), []);
  return element;
}
