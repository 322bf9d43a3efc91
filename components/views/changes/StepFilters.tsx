import { Choice } from '#components/ui/Choice.tsx';
import { type PlainKey, t } from '#lib/i18n.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import { type StepFilter, stepsOf } from './step-groups.ts';

const WORDS = {
  changes: 'filter_changes',
  already: 'filter_already',
  guarded: 'filter_guarded',
} as const satisfies Record<StepFilter, PlainKey>;

interface Props {
  plan: Plan;
  filter: StepFilter | null;
  onFilter: (filter: StepFilter | null) => void;
}

/** Leaves of a long plan the steps that one wants to look at. */
export function StepFilters({ plan, filter, onFilter }: Props) {
  const all = Object.keys(WORDS) as StepFilter[];
  const counts = new Map(
    all.map((one) => [one, stepsOf(plan, one).length] as const).filter(([, count]) => count),
  );
  return (
    <div class="step-filter">
      <Choice
        label={t('filter_steps')}
        any={t('filter_all')}
        words={WORDS}
        counts={counts}
        picked={filter}
        onPick={onFilter}
      />
    </div>
  );
}
