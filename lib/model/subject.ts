import type { ControlPlane } from './control-plane.ts';
import { locate } from './locate.ts';
import { isNowhere, type Location, type Place } from './place.ts';

/** What a context-menu click was about. */
export type Subject =
  | { kind: 'place'; place: Place }
  /** An id or an e-mail address. */
  | { kind: 'selection'; text: string };

/** A subject and the control plane that it belongs to. */
export interface Clicked {
  subject: Subject;
  controlPlaneId: string;
  /** False of a link to another control plane than the page's, whose sidebar cannot show it. */
  isOfPage: boolean;
}

/** The part of the browser's click information that is read. */
export interface Click {
  selectionText?: string | undefined;
  linkUrl?: string | undefined;
  pageUrl?: string | undefined;
}

const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i;
const EMAIL = /[\w.%+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+/i;

/** Far longer than any selection of an id with a few words around it. */
const LONGEST_SELECTION = 1000;

/**
 * The id or e-mail address in a selected text, or an empty text when there is none. People select a little too
 * much or with white space around, so it may stand anywhere in the text.
 */
export function idInSelection(selection: string): string {
  const text = selection.slice(0, LONGEST_SELECTION);
  return UUID.exec(text)?.[0].toLowerCase() ?? EMAIL.exec(text)?.[0] ?? '';
}

/**
 * What was clicked: an id in the selection before the link before the page, since each is nearer to the pointer.
 * A selection without an id is none: some systems select the word under a right click. What is selected is the page's
 * control plane's; a link may lead to another one's.
 */
export function subjectOf(click: Click, controlPlanes: readonly ControlPlane[]): Clicked | null {
  const page = click.pageUrl ? locate(click.pageUrl, controlPlanes) : null;
  const link = click.linkUrl ? locate(click.linkUrl, controlPlanes) : null;
  const text = idInSelection(click.selectionText ?? '');
  if (text && page) return { ...clickedPlace(page, page), subject: { kind: 'selection', text } };
  if (link && !isNowhere(link.place)) return clickedPlace(link, page);
  return page && clickedPlace(page, page);
}

const clickedPlace = ({ controlPlaneId, place }: Location, page: Location | null): Clicked => ({
  subject: { kind: 'place', place },
  controlPlaneId,
  isOfPage: page?.controlPlaneId === controlPlaneId,
});
