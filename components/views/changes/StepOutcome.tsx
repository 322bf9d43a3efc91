import { BackToForm } from '#components/forms/BackToForm.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import type { StepStatus } from '#lib/model/change/change-status.ts';
import type { Step } from '#lib/model/change/plan.ts';
import type { Failure } from '#lib/model/failure.ts';
import { Arrival } from './Arrival.tsx';
import { refusalWords } from './refusal-words.ts';
import { ShownOnce } from './ShownOnce.tsx';
import type { PlacedStep } from './step-groups.ts';
import type { HeldKeys } from './use-held-keys.ts';
import { wishOf } from './wish-of.ts';

interface Props {
  keys: HeldKeys;
  changeId: string;
  /** Epoch ms. */
  confirmedAt: number;
  placed: PlacedStep;
  outcome: StepStatus;
  /** What ZenML refused of the whole change. */
  refused: readonly Step['change'][];
}

/** What became of a step beyond its state: ZenML's reason, whether ZenML shows it, what it shows once. */
export function StepOutcome({ keys, changeId, confirmedAt, placed, outcome, refused }: Props) {
  const { failure, isShown, state } = outcome;
  const wish = wishOf(placed.step);
  const workspaceId = outcome.resultId ?? placed.step.thing.id;
  return (
    <>
      {failure && <Refusal failure={failure} />}
      {failure && state === 'refused' && (
        <BackToForm
          change={placed.step.change}
          failure={failure}
          id={`${changeId} ${placed.index}`}
          refused={refused}
        />
      )}
      {state === 'unknown' && <p class="second">{t('step_unknown_help')}</p>}
      {isShown !== null && (
        <Tag tone={isShown ? 'good' : 'unsure'}>{t(isShown ? 'step_shown' : 'step_not_shown')}</Tag>
      )}
      {state === 'done' && wish && workspaceId && (
        <Arrival workspaceId={workspaceId} wish={wish} wishedAt={confirmedAt} />
      )}
      {placed.step.shows !== null && state === 'done' && (
        <ShownOnce
          what={placed.step.shows}
          of={placed.step.thing.name}
          isThere={outcome.hasSecret}
          held={keys.held(placed.index)}
          take={() => keys.take(placed.index)}
          onDismiss={() => keys.dismiss(placed.index)}
        />
      )}
    </>
  );
}

/** Why, in our words and ZenML's; a field that does not fit is named with its reason. */
function Refusal({ failure }: { failure: Failure }) {
  const { title, reason, fields } = refusalWords(failure);
  return (
    <div class="refusal">
      <p>{title}</p>
      {reason && <p class="second said">{t('zenml_says', { reason })}</p>}
      {fields.length > 0 && (
        <ul class="second">
          {fields.map(({ path, message }) => (
            <li key={`${path} ${message}`}>{t('step_field', { field: path, message })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
