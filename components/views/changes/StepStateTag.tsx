import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import type { StepState } from '#lib/model/change/change-status.ts';
import { STEP_STATES } from './state-words.ts';

/** What became of a step. */
export function StepStateTag({ state }: { state: StepState }) {
  const { word, tone, icon } = STEP_STATES[state];
  return (
    <Tag tone={tone} icon={icon}>
      {t(word)}
    </Tag>
  );
}
