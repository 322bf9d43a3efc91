/**
 * What a page, a link or a click names, from coarse to fine. Null: not named. Names are as they stand in the
 * URL: `workspace` and `project` may each be a slug or a UUID, to be resolved by asking.
 */
export interface Place {
  /** UUID of the organization. */
  organization: string | null;
  /** Slug or UUID of the workspace (tenant). */
  workspace: string | null;
  /** Name or UUID of the project. */
  project: string | null;
  /** The resource by ZenML's type name, e.g. `pipeline_run`, and its UUID. */
  resource: { type: string; id: string } | null;
  /** Host of a workspace server, when the URL was one of those. */
  serverHost: string | null;
}

export const NOWHERE: Place = {
  organization: null,
  workspace: null,
  project: null,
  resource: null,
  serverHost: null,
};

/** True when the place names nothing, so that a picker is what helps. */
export const isNowhere = (place: Place): boolean =>
  !place.organization && !place.workspace && !place.project && !place.resource && !place.serverHost;

/** Where a URL leads: which control plane, whether it is its sign-in page, and the place it names. */
export interface Location {
  controlPlaneId: string;
  isSignIn: boolean;
  place: Place;
}
