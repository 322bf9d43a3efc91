import type { Change } from '#lib/changes.ts';
import type { Place } from '#lib/model/place.ts';
import type { Question } from '#lib/question.ts';

/** The tabs, in their order. */
export type TabName = 'here' | 'workspaces' | 'organizations' | 'people' | 'permissions';

/** Whose permissions are asked about. */
export type Whose = { kind: 'person' | 'team' | 'role'; id: string; organizationId: string };

/** What the person looks at: enough to come back to it. */
export interface ViewState {
  tab: TabName;
  /** What stands in the search box. */
  search: string;
  /** The thing whose details are open. */
  detail: Detail | null;
  /** What the permissions tab is about; null: the page's own place. */
  check: Place | null;
  /** Which question it asks about it, … */
  question: Question;
  /** … and of whom; null: of me. */
  whose: Whose | null;
  /** An id or e-mail address that was selected on the page, to be identified; null otherwise. */
  selection: string | null;
  /** The organization whose people are shown; absent until one was picked. */
  organizationId?: string;
  /** What is being changed, in place of what was on screen; null: nothing is. */
  work: Work | null;
}

/** `of`: the ids that the form is about, by the names that it knows them by. */
interface FormWork {
  kind: 'form';
  form: string;
  of: Readonly<Record<string, string>>;
}

/** A form, a plan to look at, a change under way, or all changes so far. */
export type Work =
  | FormWork
  /** `from`: the form that they were drafted in, which is gone back to. */
  | { kind: 'review'; changes: readonly Change[]; from?: FormWork }
  | { kind: 'review-draft'; id: string }
  | { kind: 'review-undo'; id: string }
  | { kind: 'review-rest'; id: string }
  | { kind: 'change'; id: string }
  | { kind: 'journal' };

/** A thing whose details can be open. */
export type Detail =
  | { kind: 'workspace'; id: string }
  | { kind: 'organization'; id: string }
  | { kind: 'person'; id: string; organizationId: string }
  | { kind: 'team'; id: string; organizationId: string };

/** What is shown where nothing was before. */
export const START: ViewState = {
  tab: 'here',
  search: '',
  detail: null,
  check: null,
  question: 'can',
  whose: null,
  selection: null,
  work: null,
};
