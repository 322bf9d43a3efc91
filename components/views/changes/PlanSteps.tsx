import { useState } from 'preact/hooks';
import { number } from '#components/ui/format.ts';
import { Section } from '#components/ui/Section.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import type { Permit } from '#lib/model/change/permit.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { groupWord } from './group-words.ts';
import { PermitNote } from './PermitNote.tsx';
import { PermitSummary } from './PermitSummary.tsx';
import { isStepChanged } from './plan-changed.ts';
import { StepFilters } from './StepFilters.tsx';
import { Already, StepItem } from './StepItem.tsx';
import { StepRows } from './StepRows.tsx';
import { byKind, type PlacedStep, type StepFilter, stepsOf } from './step-groups.ts';

interface Props {
  plan: Plan;
  word: WorkspaceWord;
  /** Null while it is worked out. */
  permits: ((step: number) => Permit) | null;
  /** The plan that was on screen before this one. */
  changedFrom: Plan | null;
}

/** So many steps are shown whole; more are rows that open. */
const MOST_WHOLE = 12;

/** The steps of a plan, by kind; a long plan can be filtered. */
export function PlanSteps({ plan, word, permits, changedFrom }: Props) {
  const [filter, setFilter] = useState<StepFilter | null>(null);
  const groups = byKind(stepsOf(plan, filter));
  const isLong = plan.steps.length > MOST_WHOLE;
  const guarded = new Set(plan.guards.flatMap(({ steps }) => steps));
  const marks = ({ step, index }: PlacedStep) => (
    <StepMarks
      isAlready={step.differences.length === 0}
      isGuarded={isLong && guarded.has(index)}
      isDenied={isLong && step.differences.length > 0 && permits?.(index).verdict === 'denied'}
      isChanged={changedFrom !== null && isStepChanged(changedFrom, plan, index)}
    />
  );
  const whole = (placed: PlacedStep) => (
    <StepItem step={placed.step} word={word} isPlan state={marks(placed)}>
      {placed.step.differences.length > 0 && <PermitNote permit={permits?.(placed.index) ?? null} />}
    </StepItem>
  );
  return (
    <>
      {isLong && <StepFilters plan={plan} filter={filter} onFilter={setFilter} />}
      {isLong && <PermitSummary plan={plan} permits={permits} />}
      {groups.map(([kind, steps]) => (
        <Section
          key={kind}
          title={groupWord(kind, word)}
          isHeadHidden={plan.steps.length === 1}
          aside={<span class="second">{number(steps.length)}</span>}
        >
          {isLong ? (
            <StepRows label={groupWord(kind, word)} steps={steps} word={word} marks={marks} whole={whole} />
          ) : (
            <ol class="change-steps" aria-label={groupWord(kind, word)}>
              {steps.map((placed) => (
                <li key={placed.index}>{whole(placed)}</li>
              ))}
            </ol>
          )}
        </Section>
      ))}
    </>
  );
}

type Marks = Record<'isAlready' | 'isGuarded' | 'isChanged' | 'isDenied', boolean>;

function StepMarks({ isAlready, isGuarded, isChanged, isDenied }: Marks) {
  return (
    <span class="marks">
      {isChanged && (
        <Tag tone="unsure" icon="warning">
          {t('planned_again_mark')}
        </Tag>
      )}
      {isGuarded && (
        <Tag tone="unsure" icon="warning">
          {t('guard_mark')}
        </Tag>
      )}
      {isDenied && <Tag tone="bad">{t('permit_denied')}</Tag>}
      {isAlready && <Already />}
    </span>
  );
}
