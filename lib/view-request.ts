import type { Place } from './model/place.ts';

/**
 * What a click asked to see. The worker makes it; the sidebar, or the manage page where the sidebar cannot be,
 * shows it.
 */
export type ViewRequest =
  | { show: 'permissions'; place: Place }
  | { show: 'place'; place: Place }
  /** An id or e-mail address; empty when the selection held none. `goal` says what the person wanted of it. */
  | { show: 'selection'; text: string; goal: 'permissions' | 'details' };

/** A request written into a URL of our own; null when it is none. */
export function parseViewRequest(json: string | null): ViewRequest | null {
  let value: unknown;
  try {
    value = JSON.parse(json ?? 'null');
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  const { show, place, text, goal } = value;
  if (show === 'selection' && isText(text) && (goal === 'permissions' || goal === 'details')) {
    return { show, text, goal };
  }
  return (show === 'permissions' || show === 'place') && isPlace(place) ? { show, place } : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;
const isName = (value: unknown): value is string | null => value === null || isText(value);

function isPlace(value: unknown): value is Place {
  if (!isRecord(value)) return false;
  const { organization, workspace, project, resource, serverHost } = value;
  const isResource =
    resource === null || (isRecord(resource) && isText(resource.type) && isText(resource.id));
  return isResource && [organization, workspace, project, serverHost].every(isName);
}
