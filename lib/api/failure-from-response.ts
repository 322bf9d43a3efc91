import type { Failure } from '#lib/model/failure.ts';
import { isRecord } from '#lib/model/is-record.ts';
import type { Answer } from './road.ts';

/**
 * The `Failure` that an answer means; null for 2xx. Reads every error body of ZenML's control plane
 * (ARCHITECTURE.md, "Failure"): `{detail: text}`, `{detail: [class, message]}`,
 * `{detail: [{loc, msg}]}`, `{error, error_description}`, bare text, none, and a proxy's HTML.
 *
 * A write that met 408 or 5xx may have been done: `outcome-unknown`. 429 is the queue's: it knows the time.
 */
export function failureFromResponse(answer: Answer, effect: 'read' | 'write'): Failure | null {
  const { status } = answer;
  if (status >= 200 && status < 300) return null;
  if (status === 429) return { kind: 'rate-limited', retryAt: null };
  if (status < 400) return { kind: 'not-zenml', reason: 'redirect' };
  const mayBeDone = status === 408 || (status >= 500 && status !== 501);
  if (effect === 'write' && mayBeDone) return { kind: 'outcome-unknown' };
  // A proxy's or firewall's page says nothing about the session, the permission or the id. That a server is
  // unwell it does say.
  if (answer.body === 'html' && status < 500) return { kind: 'not-zenml', reason: 'html' };
  const reason = readReason(answer);
  switch (status) {
    case 401:
      return { kind: 'signed-out', ...(effect === 'write' && reason !== null && { reason }) };
    case 402:
      return { kind: 'limit-reached', reason };
    case 403:
      return { kind: 'forbidden', reason };
    case 404:
    case 410:
      return { kind: 'not-found', reason };
    case 409:
      return { kind: 'conflict', reason };
    case 400:
    case 422:
      return { kind: 'invalid', reason, fields: readFields(answer.json) };
    default:
      return { kind: 'server', status, reason };
  }
}

/** What the server says, in its own words, at most 500 characters; null when it says nothing. */
export function readReason(answer: Answer): string | null {
  if (answer.body === 'text') return words(answer.text);
  if (answer.body !== 'json') return null;
  const json = answer.json;
  if (typeof json === 'string') return words(json);
  if (!isRecord(json)) return null;
  const { detail } = json;
  if (typeof detail === 'string') return words(detail);
  if (Array.isArray(detail)) {
    const last: unknown = detail.at(-1);
    if (detail.length > 0 && detail.every((part) => typeof part === 'string')) return words(last);
    return null;
  }
  return words(json.error_description) ?? words(json.error) ?? words(json.message);
}

function readFields(json: unknown): { path: string; message: string }[] {
  const detail = isRecord(json) ? json.detail : null;
  if (!Array.isArray(detail)) return [];
  return detail.filter(isRecord).map(({ loc, msg }) => ({
    path: pathOf(loc),
    message: words(msg) ?? 'invalid',
  }));
}

/** FastAPI's `["body", "user", 0, "name"]` as `user.0.name`: which part of the request it is, is our own doing. */
function pathOf(loc: unknown): string {
  const parts = Array.isArray(loc)
    ? loc.filter((part) => typeof part === 'string' || typeof part === 'number')
    : [];
  const inner = ['body', 'query', 'path'].includes(String(parts[0])) ? parts.slice(1) : parts;
  return inner.join('.').slice(0, 200);
}

const words = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 500) : null;

/**
 * Whether the route itself is missing, which FastAPI says with the bare words "Not Found"; a missing or hidden
 * object is 404 with words of ZenML's own. A proxy's 404 page means the same.
 */
export const isRouteMissing = (answer: Answer): boolean =>
  answer.status === 404 && (answer.body === 'html' || readReason(answer) === 'Not Found');
