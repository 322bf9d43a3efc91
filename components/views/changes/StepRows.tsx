import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { List } from '#components/ui/List.tsx';
import { t } from '#lib/i18n.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { StepDialog } from './StepDialog.tsx';
import { shortDifference } from './short-difference.ts';
import type { PlacedStep } from './step-groups.ts';
import { stepSentence } from './step-words.ts';

interface Props {
  label: string;
  steps: readonly PlacedStep[];
  word: WorkspaceWord;
  /** What a row says at its right. */
  marks: (step: PlacedStep) => ComponentChildren;
  /** A step whole, when its row is opened. */
  whole: (step: PlacedStep) => ComponentChildren;
}

/** Many steps, one row each; a row opens the step whole. */
export function StepRows({ label, steps, word, marks, whole }: Props) {
  const [open, setOpen] = useState<PlacedStep | null>(null);
  return (
    <>
      <List
        label={label}
        items={steps}
        keyOf={({ index }) => String(index)}
        content={(placed) => ({
          name: stepSentence(placed.step, word),
          second: shortDifference(placed.step) ?? t('review_already_help'),
          state: marks(placed),
        })}
        onOpen={setOpen}
      />
      {open && <StepDialog onClose={() => setOpen(null)}>{whole(open)}</StepDialog>}
    </>
  );
}
