import { useRef } from 'preact/hooks';
import { useLate } from '#components/hooks/use-late.ts';
import { lazy } from '#components/ui/lazy.tsx';

const WaitingBar = lazy(() => import('./WaitingBar.tsx').then((module) => module.WaitingBar), 'silent');

/** What the person waits for: the bar comes with the first question that takes long, and stays to say when nothing more does. */
export function Waiting() {
  const late = useLate();
  const hasBeen = useRef(false);
  hasBeen.current ||= late.isLate;
  return hasBeen.current ? <WaitingBar late={late} /> : null;
}
