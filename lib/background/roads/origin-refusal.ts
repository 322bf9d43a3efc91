import { readReason } from '#lib/api/failure-from-response.ts';
import type { Answer } from '#lib/api/road.ts';
import type { Result } from '#lib/model/result.ts';

/** Names that people gave stand in quotes, and may be any words. An apostrophe within a word is no quote. */
const QUOTED = /"[^"]*"|“[^”]*”|‘[^’]*’|«[^»]*»|`[^`]*`|(?<!\w)'[^']*'(?!\w)/g;

/** Whole words, so that an organization is no origin; and a verdict on them, since a thing may be called so. */
const PHRASES: readonly RegExp[] = [
  /\b(origins?|referr?er)\b.*\b(not allowed|untrusted|not trusted|invalid|mismatch|forbidden|check(ing)? failed)\b/i,
  /\b(untrusted|invalid|forbidden|disallowed|mismatched) (origin|referr?er)\b/i,
  /\b(csrf|xsrf)\b.*\b(token|check|failed|verification)\b/i,
  /\bcross[- ]?(site|origin) requests?\b.*\b(not allowed|forbidden|blocked)\b/i,
];

function isAboutOrigin(words: string): boolean {
  const own = words.replace(QUOTED, ' ');
  return PHRASES.some((phrase) => phrase.test(own));
}

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
  if (isAboutOrigin(readReason(answer.value) ?? '')) return 'said';
  const hasDetail = typeof json === 'object' && json !== null && 'detail' in json;
  return hasDetail ? null : 'likely';
}
