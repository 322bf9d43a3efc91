import type { ComponentChildren } from 'preact';
import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import type { Step } from '#lib/model/change/plan.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { Differences } from './Differences.tsx';
import { StepIds } from './StepIds.tsx';
import { stepSentence } from './step-words.ts';

interface Props {
  step: Step;
  word: WorkspaceWord;
  isPlan?: boolean;
  /** Said at the right of the sentence; left out: whether it is so already. */
  state?: ComponentChildren;
  /** What else there is to say of it. */
  children?: ComponentChildren;
}

/** One step whole: what it does in a sentence, what changes from what to what, and of what exactly. */
export function StepItem({ step, word, isPlan = false, state, children }: Props) {
  const sentence = stepSentence(step, word);
  return (
    <div class="change-step">
      <div class="change-step-head">
        <p class="name">{sentence}</p>
        {state ?? (step.differences.length === 0 && <Already />)}
      </div>
      {step.differences.length === 0 && <p class="second">{t('review_already_help')}</p>}
      <Differences step={step} sentence={sentence} isPlan={isPlan} />
      {children}
      <StepIds step={step} word={word} />
    </div>
  );
}

/** It is so already, and nothing is sent. */
export function Already() {
  return (
    <Tag tone="plain" icon="equal">
      {t('step_state_already')}
    </Tag>
  );
}
