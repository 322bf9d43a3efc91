import { useEffect, useRef } from 'preact/hooks';
import { useAnnounce } from '#components/hooks/use-announce.ts';
import type { Late } from '#components/hooks/use-late.ts';
import { useTimeLeft } from '#components/hooks/use-time-left.ts';
import { useWaiting, type Waiting } from '#components/hooks/use-waiting.ts';
import { Button } from '#components/ui/Button.tsx';
import { focusedBeside } from '#components/ui/focused-beside.ts';
import { duration, number, spokenDuration } from '#components/ui/format.ts';
import { WalkProgress } from '#components/ui/WalkProgress.tsx';
import { t } from '#lib/i18n.ts';

/**
 * What the person waits for, at the lower edge of every surface, where it moves nothing: the wait that ZenML asked
 * for, what is left, how far a list has come, and the way to stop it.
 */
export function WaitingBar({ late }: { late: Late }) {
  const { waiting, cancel } = useWaiting(late);
  const left = useTimeLeft(waiting?.until ?? 0);
  const announce = useAnnounce();
  /** All of our views, once the person has pressed Cancel. */
  const cancelledIn = useRef<Element | null>(null);
  const isShown = waiting !== null;
  const isWalk = waiting?.until === null && waiting.progress.length > 0;
  const beginning = isWalk ? t('loading') : waiting && sentence(waiting, left, spokenDuration);
  // Said once at its beginning and once at its end; what is shown changes every second.
  useEffect(() => {
    if (!isShown) return;
    cancelledIn.current = null;
    if (beginning) announce(beginning);
    return () => {
      const views = cancelledIn.current;
      announce(t(views ? 'failure_cancelled' : 'waiting_over'));
      if (views) focusWhatIsNext(views);
    };
  }, [isShown, announce]);
  if (!waiting) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div class="waiting" role="group" aria-label={t('waiting_label')}>
      <div>
        {(waiting.until !== null || waiting.progress.length === 0) && (
          <p role="timer">{sentence(waiting, left, duration)}</p>
        )}
        {waiting.progress.map((walk) => (
          <WalkProgress key={walk.of} walk={walk} />
        ))}
      </div>
      <Button
        onPress={(event) => {
          cancelledIn.current = event.currentTarget.closest('.app');
          void cancel();
        }}
      >
        {t('cancel')}
      </Button>
    </div>
  );
}

function sentence({ until, left }: Waiting, ms: number, said: (seconds: number) => string): string {
  const count = number(left);
  if (until === null) return t('waiting_asking', { left: count });
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return t('waiting_paused', { time: said(seconds), left: count });
}

/** The button that had the focus is gone. */
function focusWhatIsNext(views: Element): void {
  if (focusedBeside(views)) return;
  const next = views.querySelector('.notice button') ?? views.querySelector('.tools button');
  (next as HTMLElement | null)?.focus();
}
