import type { ChangesClient } from '#components/app/changes-client.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { FailureView } from '#components/ui/FailureView.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { t } from '#lib/i18n.ts';
import type { ChangeStatus } from '#lib/model/change/change-status.ts';
import { ChangeActions } from './ChangeActions.tsx';
import { ChangeBar } from './ChangeBar.tsx';
import { ChangeOver } from './ChangeOver.tsx';
import { ChangeSteps } from './ChangeSteps.tsx';
import { PausedNote } from './PausedNote.tsx';
import { CHANGE_STATES } from './state-words.ts';
import { titleOfChange } from './title-of-change.ts';
import { useChangeNews } from './use-change-news.ts';
import { useHeldKeys } from './use-held-keys.ts';
import { useStatus } from './use-status.ts';
import { WorkHead } from './WorkHead.tsx';

/** A confirmed change: how far it has come, what became of each step, and what can be done about it. */
export function ChangeProgress({ id }: { id: string }) {
  const { changes } = usePlatform();
  if (!changes) {
    return (
      <>
        <WorkHead title={t('change_title')} />
        <p class="lead">{t('changes_none_here')}</p>
      </>
    );
  }
  return <Progress client={changes} id={id} />;
}

function Progress({ client, id }: { client: ChangesClient; id: string }) {
  const { word } = useSession();
  const { status, failure, isBusy, look, press } = useStatus(client, id);
  const keys = useHeldKeys(client, status, look);
  useChangeNews(status);
  if (!status) {
    return (
      <>
        <WorkHead title={t('change_title')} />
        {failure ? <FailureView failure={failure} onRetry={look} isBusy={isBusy} /> : <Skeleton rows={3} />}
      </>
    );
  }
  const isOver = status.state === 'finished' || status.state === 'cancelled';
  return (
    <>
      <WorkHead title={titleOfChange(status.plan, word)} second={<StateText status={status} />} />
      <ChangeBar status={status} />
      {failure && <FailureView failure={failure} onRetry={look} isBusy={isBusy} isNote />}
      {(status.state === 'paused' || (!isOver && status.pausedBy !== null)) && (
        <PausedNote
          status={status}
          onLook={look}
          onResume={() => press((one) => one.resume(id))}
          isBusy={isBusy}
        />
      )}
      {isOver ? (
        <ChangeOver status={status} />
      ) : (
        <ChangeActions
          isPaused={status.state === 'paused'}
          isBusy={isBusy}
          onPause={() => press((one) => one.pause(id))}
          onResume={() => press((one) => one.resume(id))}
          onCancelRest={() => press((one) => one.cancelRest(id))}
        />
      )}
      <ChangeSteps keys={keys} status={status} word={word} />
    </>
  );
}

/** How far it has come, and that it is itself an undo. */
function StateText({ status: { state, plan } }: { status: ChangeStatus }) {
  return (
    <>
      <span>{t(CHANGE_STATES[state])}</span>
      {plan.undoes !== null && <span> · {t('change_is_undo')}</span>}
    </>
  );
}
