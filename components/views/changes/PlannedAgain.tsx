import { useLayoutEffect, useRef } from 'preact/hooks';
import { plural, t } from '#lib/i18n.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import { planChanged } from './plan-changed.ts';

interface Props {
  before: Plan;
  after: Plan;
  why: 'old' | 'changed';
}

/** Why there is another plan on screen than the one that was confirmed, and what differs. Nothing was sent. */
export function PlannedAgain({ before, after, why }: Props) {
  const note = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => note.current?.focus(), [after.id]);
  const { steps, hasOtherGuards } = planChanged(before, after);
  return (
    <div ref={note} class="notice note" role="alert" tabIndex={-1}>
      <p>{t(why === 'old' ? 'planned_again_old' : 'planned_again_changed')}</p>
      <p class="second">
        {steps > 0 ? plural('planned_again_steps', steps) : t('planned_again_same')}
        {hasOtherGuards && <> {t('planned_again_guards')}</>}
      </p>
    </div>
  );
}
