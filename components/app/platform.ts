import type { KeyCommand } from '#components/options/options-platform.ts';
import type { Change } from '#lib/changes.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { EnvironmentRule } from '#lib/model/environment.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { Location } from '#lib/model/place.ts';
import type { Policy } from '#lib/model/policy.ts';
import type { Activity, Answer, PageAccountAnswer, QueryInput, QueryName } from '#lib/protocol.ts';
import type { ChangesClient } from './changes-client.ts';
import type { ViewState } from './view-state.ts';

/**
 * What a surface lends the views, which themselves know neither the browser nor the network. The popup, the
 * sidebar and the manage page each make one; tests make a fake.
 */
export interface Platform {
  surface: 'popup' | 'sidebar' | 'manage';
  controlPlane: ControlPlane;
  /** All that are known, … */
  controlPlanes: readonly ControlPlane[];
  /** … and how to show another one of them, by its id; null where a page belongs to one (the sidebar). */
  switchControlPlane: ((id: string) => void) | null;
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
  /** The account of the dashboard's page that this surface is about. */
  pageAccount: {
    /** Who it is signed in as, and by which road we ask; null when the worker does not say. Asks the page at most once a minute. */
    look(): Promise<PageAccountAnswer | null>;
    /** Asks inside that page from now on, or (false) by the extension itself again; null where a page may not choose (the sidebar). */
    choose: ((isPage: boolean) => Promise<void>) | null;
  };
  /** Calls back whenever cached answers changed elsewhere; answers the function that stops it. */
  onChanged(listener: () => void): () => void;
  /** Copies text; false when the browser refused. */
  copy(text: string): Promise<boolean>;
  /** Asks the person for access to the API's host; null where a page cannot ask (the sidebar). */
  requestHostAccess: (() => Promise<boolean>) | null;
  /** Opens the full page with the same view. */
  openManage(view: ViewState): void;
  /** Opens the options page, at its top or ready to add a control plane; null where a page cannot (the sidebar). */
  openOptions: ((section?: 'control-planes') => void) | null;
  /** The keyboard commands, as the browser has them now; null where a page cannot see them (the sidebar). */
  keyCommands: (() => Promise<readonly KeyCommand[]>) | null;
  /** Closes the surface (the sidebar); null where the browser does it. */
  close: (() => void) | null;
  /** Keeps what the person looked at for the next opening. */
  remember(view: ViewState): void;
  /** The switch of this control plane: off is read-only, which it is until a person turns it on. */
  editing: {
    read(): Promise<boolean>;
    /** Null where a page may not turn it (the sidebar). */
    write: ((isOn: boolean) => Promise<void>) | null;
    /** Calls back with every later state; answers the function that stops it. */
    watch(listener: (isOn: boolean) => void): () => void;
  };
  /** What an administrator has decided, which is enforced elsewhere and only said here. */
  policy: {
    read(): Promise<Policy>;
    /** Calls back with every later policy; answers the function that stops it. */
    watch(listener: (policy: Policy) => void): () => void;
  };
  /** The workspaces of this control plane that the person marked as production, by id: changes in them ask for their name. */
  production: {
    read(): Promise<readonly string[]>;
    /** Null where a page may not mark them (the sidebar). */
    write: ((workspaceId: string, isMarked: boolean) => Promise<void>) | null;
    /** Calls back with all of them whenever one is marked or not any more; answers the function that stops it. */
    watch(listener: (workspaceIds: readonly string[]) => void): () => void;
  };
  /** The person's rules that tell environments by names. */
  environments: {
    read(): Promise<readonly EnvironmentRule[]>;
    /** Calls back with all of them whenever they change; answers the function that stops it. */
    watch(listener: (rules: readonly EnvironmentRule[]) => void): () => void;
  };
  /** Told the names of the page's place once they are known; null where the page shows nothing of ours (popup, manage). */
  nameHere: ((names: readonly string[]) => void) | null;
  /** What was typed into a form, by the form's own key, so that a closed popup loses nothing. Null: nothing was. */
  drafts: {
    read(key: string): Promise<Readonly<Record<string, string>> | null>;
    write(key: string, values: Readonly<Record<string, string>> | null): Promise<void>;
  };
  /** Has the manage window opened to review changes. Null when it was; a draft is all that any view may make. */
  reviewElsewhere(changes: readonly Change[]): Promise<Failure | null>;
  /** Planning, confirming and following changes; null where none may be confirmed (the sidebar). */
  changes: ChangesClient | null;
}
