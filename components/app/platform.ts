import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Location } from '#lib/model/place.ts';
import type { Activity, Answer, QueryInput, QueryName } from '#lib/protocol.ts';
import type { Question } from '#lib/view-request.ts';

/**
 * What a surface lends the views, which themselves know neither the browser nor the network. The popup, the
 * sidebar and the manage page each make one; tests make a fake.
 */
export interface Platform {
  surface: 'popup' | 'sidebar' | 'manage';
  controlPlane: ControlPlane;
  /** Where the tab is, or null when it is not on a ZenML page. */
  location: Location | null;
  /** The cached answer, to paint at once; null when there is none. Never goes to the network. */
  peek<N extends QueryName>(name: N, input: QueryInput<N>): Promise<Answer<N> | null>;
  /** Asks the worker, which asks ZenML unless its answer is fresh. `force` asks ZenML even then. */
  ask<N extends QueryName>(name: N, input: QueryInput<N>, options?: { force?: boolean }): Promise<Answer<N>>;
  /** What the request queue does; null when the worker does not say. Never goes to the network. */
  activity(): Promise<Activity | null>;
  /** Has everything that is being read answered `cancelled`, in every view. */
  cancel(): Promise<void>;
  /** Calls back whenever cached answers changed elsewhere; answers the function that stops it. */
  onChanged(listener: () => void): () => void;
  /** Copies text; false when the browser refused. */
  copy(text: string): Promise<boolean>;
  /** Asks the person for access to the API's host; null where a page cannot ask (the sidebar). */
  requestHostAccess: (() => Promise<boolean>) | null;
  /** Opens the full page with the same view. */
  openManage(view: ViewState): void;
  /** Opens the options page; null where a page cannot (the sidebar). */
  openOptions: (() => void) | null;
  /** Closes the surface (the sidebar); null where the browser does it. */
  close: (() => void) | null;
  /** Keeps what the person looked at for the next opening. */
  remember(view: ViewState): void;
}

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
  check: import('#lib/model/place.ts').Place | null;
  /** Which question it asks about it, … */
  question: Question;
  /** … and of whom; null: of me. */
  whose: Whose | null;
  /** An id or e-mail address that was selected on the page, to be identified; null otherwise. */
  selection: string | null;
  /** The organization whose people are shown; absent until one was picked. */
  organizationId?: string;
}

export type Detail =
  | { kind: 'workspace'; id: string }
  | { kind: 'organization'; id: string }
  | { kind: 'person'; id: string; organizationId: string }
  | { kind: 'team'; id: string; organizationId: string };

export const START: ViewState = {
  tab: 'here',
  search: '',
  detail: null,
  check: null,
  question: 'can',
  whose: null,
  selection: null,
};
