import { useRef } from 'preact/hooks';

/** ms until a time, epoch ms; no more than when it was first shown, although the clock is put back. */
export function useTimeLeft(until: number): number {
  const shown = useRef({ until: Number.NaN, ends: 0 });
  const left = until - Date.now();
  if (shown.current.until !== until) shown.current = { until, ends: left + performance.now() };
  return Math.min(left, Math.ceil(shown.current.ends - performance.now()));
}
