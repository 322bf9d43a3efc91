import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { clock } from '#components/ui/format.ts';
import { StepStateTag } from '#components/views/changes/StepStateTag.tsx';
import { stepSentence } from '#components/views/changes/step-words.ts';
import { titleOfChange } from '#components/views/changes/title-of-change.ts';
import { plural, t } from '#lib/i18n.ts';
import type { UnfinishedChange } from '#lib/model/change/change-status.ts';
import { useControlPlanes } from './use-control-planes.ts';

interface Props {
  changes: readonly UnfinishedChange[];
  isErasing: boolean;
  onGiveUp: () => void;
  onKeep: () => void;
}

/** Steps that are shown of each change; the rest is counted. */
const SHOWN = 20;
const WORD = 'workspace';

/** What is given up by erasing everything now, and the second question whether that is wanted. */
export function UnfinishedChanges({ changes, isErasing, onGiveUp, onKeep }: Props) {
  const title = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone.
  useLayoutEffect(() => title.current?.focus(), []);
  return (
    <>
      <h2 id="erase-title" ref={title} tabIndex={-1}>
        {plural('erase_unfinished', changes.length)}
      </h2>
      <p id="erase-help" class="lead">
        {plural('erase_unfinished_help', changes.length)}
      </p>
      <ul class="unfinished">
        {changes.map((one) => (
          <Unfinished key={one.plan.id} change={one} />
        ))}
      </ul>
      <div class="actions">
        <Button isBusy={isErasing} onPress={onGiveUp}>
          {t('erase_give_up')}
        </Button>
        <Button onPress={onKeep}>{t('erase_not')}</Button>
      </div>
    </>
  );
}

function Unfinished({ change: { plan, confirmedAt, steps } }: { change: UnfinishedChange }) {
  const host = useControlPlanes().find(({ id }) => id === plan.controlPlaneId)?.name ?? plan.controlPlaneId;
  const open = plan.steps.flatMap((step, index) => {
    const state = steps[index]?.state ?? 'unknown';
    return state === 'done' || state === 'already' ? [] : [{ step, index, state }];
  });
  const [only] = open;
  // A change of one step is called by the sentence of that step.
  const isTitled = only !== undefined && plan.steps.length === 1;
  return (
    <li>
      <b>{titleOfChange(plan, WORD)}</b> {isTitled && <StepStateTag state={only.state} />}
      <p class="second">
        {t('erase_unfinished_by', { host, name: plan.userName, time: clock(confirmedAt) })}
      </p>
      {!isTitled && (
        <ul>
          {open.slice(0, SHOWN).map(({ step, index, state }) => (
            <li key={index}>
              {stepSentence(step, WORD)} <StepStateTag state={state} />
            </li>
          ))}
          {open.length > SHOWN && <li>{plural('who_more', open.length - SHOWN)}</li>}
        </ul>
      )}
    </li>
  );
}
