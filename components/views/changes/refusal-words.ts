import { failureWords } from '#components/ui/failure-words.ts';
import { type PlainKey, t } from '#lib/i18n.ts';
import type { Failure, FailureKind } from '#lib/model/failure.ts';

/** What ZenML's refusals mean for something that was to be changed; elsewhere they are about reading. */
const REFUSALS: Partial<Record<FailureKind, PlainKey>> = {
  forbidden: 'refusal_forbidden',
  'not-found': 'refusal_not_found',
  invalid: 'refusal_invalid',
  conflict: 'refusal_conflict',
  'limit-reached': 'refusal_limit',
};

/** Why a step was not done: our words, ZenML's own, and the fields that do not fit. */
export function refusalWords(failure: Failure): {
  title: string;
  reason: string | null;
  fields: readonly { path: string; message: string }[];
} {
  const { title, reason } = failureWords(failure);
  const key = REFUSALS[failure.kind];
  const isInvalid = failure.kind === 'invalid';
  return {
    title: key ? t(key) : title,
    reason: isInvalid ? failure.reason : reason,
    fields: isInvalid ? failure.fields : [],
  };
}
