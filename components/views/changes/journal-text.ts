import { t } from '#lib/i18n.ts';
import type { ChangeStatus } from '#lib/model/change/change-status.ts';
import { csv } from '#lib/model/csv.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { refusalWords } from './refusal-words.ts';
import { STEP_STATES } from './state-words.ts';
import { stepSentence } from './step-words.ts';

const iso = (time: number | null): string => (time === null ? '' : new Date(time).toISOString());

/** The journal for a spreadsheet: one row for each step. Times are UTC. */
export function journalCsv(changes: readonly ChangeStatus[], word: WorkspaceWord): string {
  const head = [
    t('journal_column_confirmed'),
    t('journal_column_finished'),
    t('journal_column_account'),
    t('journal_column_what'),
    t('journal_column_thing'),
    t('journal_column_result'),
    t('journal_column_reason'),
    t('journal_column_change'),
    t('journal_column_undone'),
  ];
  const rows = changes.flatMap(({ plan, confirmedAt, finishedAt, steps, undoneBy }) =>
    plan.steps.map((step, index) => {
      const outcome = steps[index];
      const reason = outcome?.failure && refusalWords(outcome.failure);
      return [
        iso(confirmedAt),
        iso(finishedAt),
        plan.userName,
        stepSentence(step, word),
        step.thing.id ?? outcome?.resultId ?? '',
        outcome ? t(STEP_STATES[outcome.state].word) : '',
        reason ? (reason.reason ?? reason.title) : '',
        plan.id,
        undoneBy ?? '',
      ];
    }),
  );
  return csv([head, ...rows]);
}

/** The journal whole. Neither plans nor results hold secrets. */
export const journalJson = (changes: readonly ChangeStatus[]): string => JSON.stringify(changes, null, 2);
