import { list, number } from '#components/ui/format.ts';
import { plural, t } from '#lib/i18n.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { groupWord } from './group-words.ts';
import { byKind } from './step-groups.ts';
import { stepSentence } from './step-words.ts';

/** What a change is called: the sentence of its only step, or how many steps there are, and of which kinds. */
export function titleOfChange({ steps }: Pick<Plan, 'steps'>, word: WorkspaceWord): string {
  const [first] = steps;
  if (first && steps.length === 1) return stepSentence(first, word);
  const groups = byKind(steps.map((step, index) => ({ step, index })));
  const [only] = groups;
  if (only && groups.length === 1) {
    return t('group_count', { name: groupWord(only[0], word), count: number(steps.length) });
  }
  const kinds = list(groups.map(([kind]) => groupWord(kind, word)));
  return plural('change_several', steps.length, { kinds });
}
