import { useEffect, useRef } from 'preact/hooks';
import { useNow } from '#components/hooks/use-now.ts';
import { plural } from '#lib/i18n.ts';

/** Counts down to the time that ZenML named, then asks again, once. */
export function RetryCountdown({ retryAt, onRetry }: { retryAt: string; onRetry: () => void }) {
  const retried = useRef(false);
  const now = useNow(!retried.current);
  const seconds = Math.ceil((new Date(retryAt).getTime() - now) / 1000);
  const isDue = seconds <= 0;
  useEffect(() => {
    if (!isDue || retried.current) return;
    // A second refusal is the person's to answer: no loop of asking and being refused.
    retried.current = true;
    onRetry();
  }, [isDue, onRetry]);
  if (isDue || retried.current) return null;
  // Hidden from screen readers, which would otherwise read every second aloud.
  return (
    <p class="second" aria-hidden="true">
      {plural('failure_rate_limited_in', seconds)}
    </p>
  );
}
