import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Change } from '#lib/changes.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { Place } from '#lib/model/place.ts';
import type { Question } from '#lib/question.ts';
import type { Detail, TabName, ViewState, Whose, Work } from './view-state.ts';

/** Where the person is in our views, and the ways from there. */
export interface Navigation {
  view: ViewState;
  /** Goes to a tab, and out of any detail. */
  show(tab: TabName): void;
  /** Opens the details of a thing, in the tab of its kind. */
  open(detail: Detail): void;
  closeDetail(): void;
  search(text: string): void;
  /** Checks permissions at a place; null: at the page's own. */
  check(place: Place | null): void;
  /** Asks another question about the same place, of the same person unless another is named (null: me). */
  ask(question: Question, whose?: Whose | null): void;
  /** Says what an id or e-mail address is; null: no longer. */
  identify(text: string | null): void;
  /** Shows a form, a plan or a change in place of what is on screen, until it is closed. */
  work(work: Work): void;
  /** Closes it; from the review of what a form drafted, goes back to the form. */
  closeWork(): void;
  /** Has changes reviewed: here when this surface may confirm them, else in the manage window. Answers why it could not. */
  review(changes: readonly Change[]): Promise<Failure | null>;
  /** Remembers whose people are shown. */
  pickOrganization(id: string): void;
  /** The detail that was closed last, for the list that has its row, which gets the focus back. Answers once. */
  takeReturn(has: (id: string) => boolean): string | null;
  /** Gives the focus to the heading of what appears, where the person went there by a press. Once a press. */
  arrive(heading: HTMLElement): void;
  /** Gives the focus to what is around all views, where the person's step took away what had it. Once a step. */
  hold(panel: HTMLElement): void;
  /** The heading that got the focus so; null before the first. */
  arrivedAt(): HTMLElement | null;
}

export const NavigationContext = createContext<Navigation | null>(null);

/** The navigation of the surface that this view is in. */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (!navigation) throw new Error('No navigation: the view is not inside App');
  return navigation;
}
