import { readReason } from '#lib/api/failure-from-response.ts';
import type { Answer } from '#lib/api/road.ts';
import type { Result } from '#lib/model/result.ts';

/** Whole words, so that an organization is no origin. */
const WORDS = /\b(origins?|csrf|xsrf|cross[- ]?site|cross[- ]?origin|referr?er)\b/i;

/**
 * Whether a write was refused for where it comes from. `said`: the server's words are about that. `likely`: a 403 without the `detail`
 * that each refusal of ZenML's own has, so that something in front of it refused, which knows nothing of permissions. Null: no such refusal.
 *
 * Both are refusals before anything was done, so to send the write once more does nothing twice. An HTML page is neither: whose it
 * is nobody knows, and what became of the write behind it is unknown.
 */
export function originRefusal(answer: Result<Answer>): 'said' | 'likely' | null {
  if (!answer.ok || answer.value.status !== 403 || answer.value.body === 'html') return null;
  const { json } = answer.value;
  if (WORDS.test(readReason(answer.value) ?? '')) return 'said';
  const hasDetail = typeof json === 'object' && json !== null && 'detail' in json;
  return hasDetail ? null : 'likely';
}
