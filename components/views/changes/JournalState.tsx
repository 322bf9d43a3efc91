import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import type { ChangeStatus } from '#lib/model/change/change-status.ts';
import { CHANGE_STATES } from './state-words.ts';

/** How a change of the journal ended, at a glance. */
export function JournalState({ change: { state, steps, undoneBy } }: { change: ChangeStatus }) {
  if (undoneBy !== null) {
    return (
      <Tag tone="plain" icon="back">
        {t('journal_undone')}
      </Tag>
    );
  }
  if (state !== 'finished') {
    return (
      <Tag tone="plain" icon={state === 'cancelled' ? 'minus' : state === 'paused' ? 'paused' : 'pending'}>
        {t(CHANGE_STATES[state])}
      </Tag>
    );
  }
  if (steps.every(({ state: one }) => one === 'done' || one === 'already')) {
    return <Tag tone="good">{t('step_state_done')}</Tag>;
  }
  return (
    <Tag tone="unsure" icon="warning">
      {t('journal_in_part')}
    </Tag>
  );
}
