import type { ActionDecision } from '#components/hooks/use-my-verdicts.ts';
import { asWords, eitherOf, list, number } from '#components/ui/format.ts';
import { VERDICTS, type Verdict } from '#components/ui/verdict-words.ts';
import { plural, t } from '#lib/i18n.ts';
import { isVerb, typeWords } from './thing-words.ts';

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
  if (type === null || !isSure) return countWords(verdictCounts(actions));
  const { verbs, others } = namesOf(actions, 'allowed');
  const on = { type: typeWords(type) };
  if (verbs.length === 0 && others.length === 0) return t('answer_none', on);
  if (others.length === 0) return t('answer_allowed', { actions: list(verbs), ...on });
  if (verbs.length === 0) return t('answer_named', { others: list(others), ...on });
  return t('answer_allowed_named', { actions: list(verbs), others: list(others), ...on });
}

/** The same of what I may not do: which of a resource, else how much is denied and how much is not known. */
export function lackWords(actions: readonly ActionDecision[], type: string | null): string | null {
  if (actions.length === 0) return null;
  const lacking = verdictCounts(actions).filter(({ verdict }) => verdict !== 'allowed');
  if (lacking.length === 0) return plural('why_not_nothing', actions.length);
  const { verbs, others } = namesOf(actions, 'denied');
  const isDenied = lacking.every(({ verdict }) => verdict === 'denied');
  if (type === null || !isDenied || others.length > 0) return countWords(lacking);
  return t('answer_denied', { actions: eitherOf(verbs), type: typeWords(type) });
}

const countWords = (counts: ReturnType<typeof verdictCounts>): string =>
  list(
    counts.map(({ verdict, count }) =>
      t('verdict_count', { count: number(count), verdict: t(VERDICTS[verdict].word) }),
    ),
  );

/** What has a verdict: verbs that go into a sentence, and names of actions that are none. */
function namesOf(actions: readonly ActionDecision[], verdict: Verdict) {
  const names = actions
    .filter(({ decision }) => decision.verdict === verdict)
    .map(({ permission }) => permission.action);
  return {
    verbs: names.filter(isVerb).map(asWords),
    others: names.filter((name) => !isVerb(name)).map((name) => t('action_named', { action: asWords(name) })),
  };
}
