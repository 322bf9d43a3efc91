import { useEffect, useState } from 'preact/hooks';
import { useSignedOut } from '#components/hooks/use-signed-out.ts';
import { useTimeLeft } from '#components/hooks/use-time-left.ts';
import { FailureView } from '#components/ui/FailureView.tsx';
import { duration } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { ChangeStatus } from '#lib/model/change/change-status.ts';

interface Props {
  status: ChangeStatus;
  /** Looks again, once a pause that ZenML asked for is over. */
  onLook: () => void;
  onResume: () => void;
  isBusy: boolean;
}

/** Why a change stands still, and what to do about it. */
export function PausedNote({ status: { pausedBy }, onLook, onResume, isBusy }: Props) {
  const isSignedOut = useSignedOut();
  if (pausedBy === null) return <p class="lead">{t('change_paused_by_you')}</p>;
  if (pausedBy.kind === 'rate-limited' && pausedBy.retryAt !== null) {
    return <Countdown until={Date.parse(pausedBy.retryAt)} onOver={onLook} />;
  }
  // The way to sign in is above all views then.
  if (pausedBy.kind === 'signed-out' && isSignedOut) return <p class="lead">{t('change_waits_sign_in')}</p>;
  return <FailureView failure={pausedBy} onRetry={onResume} isBusy={isBusy} isNote />;
}

function Countdown({ until, onOver }: { until: number; onOver: () => void }) {
  const seconds = useSecondsUntil(until, onOver);
  return (
    <p class="lead" role="timer">
      {seconds > 0 ? t('change_waits', { time: duration(seconds) }) : t('change_goes_on')}
    </p>
  );
}

/** Whole seconds that are left, counted down here; calls back once when none are. */
function useSecondsUntil(until: number, onOver: () => void): number {
  const [, repaint] = useState(0);
  const left = useTimeLeft(until);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(
      () => {
        repaint((count) => count + 1);
        if (left <= 1000) onOver();
      },
      Math.min(left, left % 1000 || 1000),
    );
    return () => clearTimeout(timer);
  });
  return Math.max(0, Math.ceil(left / 1000));
}
