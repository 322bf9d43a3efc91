import { isRecord } from './model/is-record.ts';
import type { Place } from './model/place.ts';
import { parseQuestion, type Question } from './question.ts';

/**
 * What a click asked to see. The worker makes it; the sidebar, or the manage page where the sidebar cannot be,
 * shows it.
 */
export type ViewRequest =
  | { show: 'permissions'; place: Place; question: Question }
  | { show: 'place'; place: Place }
  /** An id or e-mail address; empty when the selection held none. `goal` says what the person wanted of it. */
  | { show: 'selection'; text: string; goal: 'details' | Question };

/** A request written into a URL of our own; null when it is none. */
export function parseViewRequest(json: string | null): ViewRequest | null {
  let value: unknown;
  try {
    value = JSON.parse(json ?? 'null');
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  const { show, place, text } = value;
  if (show === 'selection' && isText(text)) {
    const goal = value.goal === 'details' ? value.goal : parseQuestion(value.goal);
    return goal ? { show, text, goal } : null;
  }
  if (!isPlace(place)) return null;
  if (show === 'place') return { show, place };
  const question = parseQuestion(value.question);
  return show === 'permissions' && question ? { show, place, question } : null;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;
const isName = (value: unknown): value is string | null => value === null || isText(value);

function isPlace(value: unknown): value is Place {
  if (!isRecord(value)) return false;
  const { organization, workspace, project, resource, serverHost } = value;
  const isResource =
    resource === null || (isRecord(resource) && isText(resource.type) && isText(resource.id));
  return isResource && [organization, workspace, project, serverHost].every(isName);
}
