import type { Failure } from '#lib/model/failure.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { parseJson } from './parse-json.ts';
import type { Answer } from './road.ts';

/** What a road got, before anybody judged it. `text` is null when the body was too large. */
export interface RawAnswer {
  isRedirect: boolean;
  status: number;
  headers: { get(name: string): string | null };
  text: string | null;
}

const KEPT_HEADERS = [
  'date',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];

/**
 * Whether ZenML answered. Failures: `not-zenml` for a redirect, for HTML on 2xx, for anything on 2xx that is not
 * JSON and for a body that is too large (`read-capped.ts`); a write that was answered 2xx in a way that cannot be read is `outcome-unknown`.
 */
export function classifyAnswer(raw: RawAnswer, effect: 'read' | 'write'): Result<Answer> {
  const { status } = raw;
  if (raw.isRedirect || (status >= 300 && status < 400))
    return fail({ kind: 'not-zenml', reason: 'redirect' });
  const succeeded = status >= 200 && status < 300;
  const headers = keptHeaders(raw);
  const answer = { status, headers, json: null, text: null };
  if (raw.text === null) return fail(unreadable('too-large', effect));
  const text = raw.text.trim();
  if (text === '') return ok({ ...answer, body: 'empty' });
  if (looksLikeHtml(raw.headers.get('content-type'), text)) {
    return succeeded ? fail({ kind: 'not-zenml', reason: 'html' }) : ok({ ...answer, body: 'html' });
  }
  const parsed = parseJson(text);
  if (parsed.ok) return ok({ ...answer, body: 'json', json: parsed.value });
  if (succeeded) return fail(unreadable('not-json', effect));
  return ok({ ...answer, body: 'text', text: text.slice(0, 500) });
}

const unreadable = (reason: 'not-json' | 'too-large', effect: 'read' | 'write'): Failure =>
  effect === 'write' ? { kind: 'outcome-unknown' } : { kind: 'not-zenml', reason };

/** A portal may call its page JSON, so the body counts too; JSON never begins with `<`. */
const looksLikeHtml = (contentType: string | null, text: string): boolean =>
  /^\s*(text\/html|application\/xhtml)/i.test(contentType ?? '') || text.startsWith('<');

function keptHeaders(raw: RawAnswer): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = raw.headers.get(name);
    if (value !== null) kept[name] = value.slice(0, 1000);
  }
  return kept;
}
