import type { Asked } from '#components/hooks/use-my-verdicts.ts';
import { failureWords } from '#components/ui/failure-words.ts';
import { t } from '#lib/i18n.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import { byAllWords } from './chain-words.ts';
import { doubtWords } from './doubt-words.ts';

type Read = Pick<Asked, 'evidence' | 'isReading'>;

/** On what a verdict rests, in a few words beside it: the role that gives it, or what stands in the way. */
export function reasonWords(decision: Decision, asked: Read): string {
  const by = byAllWords(decision.chains, asked.isReading);
  switch (decision.verdict) {
    case 'allowed':
      return by ?? t(isRead(asked) ? 'reason_none' : 'reason_zenml');
    case 'denied':
      if (decision.isInactive) return t('reason_inactive');
      if (by !== null) return t('reason_against', { by });
      return t(isRead(asked) ? 'reason_none' : 'reason_zenml');
    case 'unknown':
      return unknownWords(decision, asked);
    case 'unavailable':
      return decision.failure ? failureWords(decision.failure).title : t('value_unknown');
  }
}

function unknownWords({ doubts: [first] }: Decision, { isReading }: Read): string {
  if (!first || (isReading && first.failure === null)) return t('reason_reading');
  const { what, failure } = doubtWords(first);
  return failure ?? what;
}

const isRead = ({ evidence }: Read): boolean => evidence?.complete === true;
