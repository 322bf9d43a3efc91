import { useState } from 'preact/hooks';
import { Choice } from '#components/ui/Choice.tsx';
import { number } from '#components/ui/format.ts';
import { Section } from '#components/ui/Section.tsx';
import { type PlainKey, t } from '#lib/i18n.ts';
import type { ChangeStatus, StepState } from '#lib/model/change/change-status.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { groupWord } from './group-words.ts';
import { StepItem } from './StepItem.tsx';
import { StepOutcome } from './StepOutcome.tsx';
import { StepRows } from './StepRows.tsx';
import { StepStateTag } from './StepStateTag.tsx';
import { STEP_STATES } from './state-words.ts';
import { byKind, type PlacedStep } from './step-groups.ts';
import { tally } from './tally.ts';
import type { HeldKeys } from './use-held-keys.ts';

interface Props {
  keys: HeldKeys;
  status: ChangeStatus;
  word: WorkspaceWord;
}

const WORDS = Object.fromEntries(
  Object.entries(STEP_STATES).map(([state, { word }]) => [state, word]),
) as Record<StepState, PlainKey>;

/** So many steps are shown whole; more are rows that open. */
const MOST_WHOLE = 12;

/** What became of each step. */
export function ChangeSteps({ keys, status, word }: Props) {
  const { plan, steps } = status;
  const isLong = plan.steps.length > MOST_WHOLE;
  const [filter, setFilter] = useState<StepState | null>(null);
  const shown = plan.steps
    .map((step, index) => ({ step, index }))
    .filter(({ index }) => filter === null || steps[index]?.state === filter);
  const refused = plan.steps.flatMap(({ change }, index) =>
    steps[index]?.state === 'refused' ? [change] : [],
  );
  const stateOf = ({ index }: PlacedStep) => {
    const step = steps[index];
    return step && <StepStateTag state={step.state} />;
  };
  const whole = (placed: PlacedStep) => {
    const outcome = steps[placed.index];
    return (
      <StepItem step={placed.step} word={word} state={stateOf(placed)}>
        {outcome && (
          <StepOutcome
            keys={keys}
            changeId={plan.id}
            confirmedAt={status.confirmedAt}
            placed={placed}
            outcome={outcome}
            refused={refused}
          />
        )}
      </StepItem>
    );
  };
  return (
    <>
      {isLong && (
        <div class="step-filter">
          <Choice
            label={t('filter_steps')}
            any={t('filter_all')}
            words={WORDS}
            counts={new Map(tally(steps))}
            picked={filter}
            onPick={setFilter}
          />
        </div>
      )}
      {byKind(shown).map(([kind, placed]) => (
        <Section
          key={kind}
          title={groupWord(kind, word)}
          isHeadHidden={plan.steps.length === 1}
          aside={<span class="second">{number(placed.length)}</span>}
        >
          {isLong ? (
            <StepRows
              label={groupWord(kind, word)}
              steps={placed}
              word={word}
              marks={stateOf}
              whole={whole}
            />
          ) : (
            <ol class="change-steps" aria-label={groupWord(kind, word)}>
              {placed.map((one) => (
                <li key={one.index}>{whole(one)}</li>
              ))}
            </ol>
          )}
        </Section>
      ))}
    </>
  );
}
