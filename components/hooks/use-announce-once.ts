import { useEffect, useRef } from 'preact/hooks';
import { useAnnounce } from './use-announce.ts';

/** Says a sentence to screen readers once it is there, and not again for as long as the view is on screen. */
export function useAnnounceOnce(text: string | null): void {
  const announce = useAnnounce();
  const isSaid = useRef(false);
  useEffect(() => {
    if (text === null || isSaid.current) return;
    isSaid.current = true;
    announce(text);
  }, [text, announce]);
}
