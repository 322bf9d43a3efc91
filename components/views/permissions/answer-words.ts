import type { ActionDecision } from '#components/hooks/use-my-verdicts.ts';
import { asWords, list, number } from '#components/ui/format.ts';
import { VERDICTS, type Verdict } from '#components/ui/verdict-words.ts';
import { t } from '#lib/i18n.ts';
import { typeWords } from './thing-words.ts';

const ORDER: readonly Verdict[] = ['allowed', 'denied', 'unknown', 'unavailable'];

/** How many actions have each verdict, without those that none has. */
export const verdictCounts = (actions: readonly ActionDecision[]): { verdict: Verdict; count: number }[] =>
  ORDER.map((verdict) => ({
    verdict,
    count: actions.filter(({ decision }) => decision.verdict === verdict).length,
  })).filter(({ count }) => count > 0);

/** The whole answer in a sentence, for who does not see it: of one resource what I may do, else how many of each verdict. */
export function answerWords(actions: readonly ActionDecision[], type: string | null): string | null {
  if (actions.length === 0) return null;
  const isSure = actions.every(({ decision: { verdict } }) => verdict === 'allowed' || verdict === 'denied');
  if (type === null || !isSure) {
    return list(
      verdictCounts(actions).map(({ verdict, count }) =>
        t('verdict_count', { count: number(count), verdict: t(VERDICTS[verdict].word) }),
      ),
    );
  }
  const allowed = actions.filter(({ decision }) => decision.verdict === 'allowed');
  const names = allowed.map(({ permission }) => asWords(permission.action));
  return names.length > 0
    ? t('answer_allowed', { actions: list(names), type: typeWords(type) })
    : t('answer_none', { type: typeWords(type) });
}
