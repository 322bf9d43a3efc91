import { list, number } from '#components/ui/format.ts';
import { plural, t } from '#lib/i18n.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { groupWord } from './group-words.ts';
import { byKind } from './step-groups.ts';
import { stepSentence } from './step-words.ts';

/** What a change is called: the sentence of its only step, or how many steps there are of which kind. */
export function titleOfChange({ steps }: Pick<Plan, 'steps'>, word: WorkspaceWord): string {
  const [first] = steps;
  if (first && steps.length === 1) return stepSentence(first, word);
  const groups = byKind(steps.map((step, index) => ({ step, index })));
  const names = groups.map(([kind, { length }]) =>
    t('group_count', { name: groupWord(kind, word), count: number(length) }),
  );
  return names.length === 0 ? plural('review_count', 0) : list(names);
}
