import type { ActionVerdict, Missing, Person } from '#lib/model/access.ts';
import type { PageAccount } from '#lib/model/page-account.ts';
import type { CompactEvidence } from '#lib/model/permissions/compact-evidence.ts';
import type { AccessRole, Evidence, Gap } from '#lib/model/permissions/evidence.ts';
import type { ApiKey } from '#lib/model/resources/api-key.ts';
import type { Organization } from '#lib/model/resources/organization.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import type { Release } from '#lib/model/resources/release.ts';
import type { Team } from '#lib/model/resources/team.ts';
import type { User } from '#lib/model/resources/user.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';
import type { RoadStatus } from '#lib/model/road.ts';
import type { Rows } from '#lib/model/rows.ts';
import type { Session } from '#lib/model/session.ts';
import { matching, nullable, optional, type Shape, type Shaped, strict, text } from '#lib/model/shape.ts';

/**
 * Every question that a view can ask (ARCHITECTURE.md, "Protocol"). No row takes a URL, a method, a header or
 * a path. Views import this file for its types only.
 */
const id = matching(/^[\w.@-]{1,200}$/);
const name = text(1, 200);

const place = strict({
  organization: nullable(name),
  workspace: nullable(name),
  project: nullable(name),
  resource: nullable(strict({ type: name, id: name })),
  serverHost: nullable(name),
});

interface Query<Input extends Shape<object>, _Data> {
  /** What the question needs; anything else is refused. */
  input: Input;
  /** Age in ms after which a cached answer is asked again. */
  staleTime: number;
  /** How long a person would wait for it: what is on screen now comes before what may be looked at next. */
  priority: 'interactive' | 'visible' | 'prefetch';
  /** Whether the dashboard's own page (our content script) may ask it, or only our own pages. */
  askedBy: 'any-view' | 'own-pages';
}

const query =
  <Data>() =>
  <Input extends Shape<object>>(row: Query<Input, Data>) =>
    row as Query<Input, Data> & { readonly __data?: Data };

const nothing = strict({});
const MINUTE = 60_000;

export const queries = {
  /** Who am I on this control plane? */
  session: query<Session>()({
    input: nothing,
    // Whose answers the others are hangs on it, and the account may change at any time.
    staleTime: 5_000,
    priority: 'interactive',
    askedBy: 'any-view',
  }),
  /** Every organization that I am a member of. */
  organizations: query<Rows<Organization>>()({
    input: nothing,
    staleTime: MINUTE,
    priority: 'visible',
    askedBy: 'any-view',
  }),
  /** Every workspace that I can see, across all organizations. */
  workspaces: query<Rows<Workspace>>()({
    input: nothing,
    staleTime: MINUTE,
    priority: 'visible',
    askedBy: 'any-view',
  }),
  /** One workspace, by its slug or id. */
  workspace: query<Workspace>()({
    input: strict({ workspace: name }),
    staleTime: MINUTE,
    priority: 'interactive',
    askedBy: 'any-view',
  }),
  /** The people and teams of an organization, with their roles and memberships. */
  people: query<PeopleOfOrganization>()({
    input: strict({ organizationId: id }),
    staleTime: MINUTE,
    priority: 'visible',
    askedBy: 'any-view',
  }),
  /** The names and ids of a place that a URL names. */
  resolve: query<ResolvedPlace>()({
    input: strict({ place }),
    staleTime: MINUTE,
    priority: 'interactive',
    askedBy: 'any-view',
  }),
  /** Who holds which role in an organization, or in one workspace of it, and what those roles permit. */
  access: query<Evidence>()({
    input: strict({ organizationId: id, workspaceId: nullable(id) }),
    staleTime: MINUTE,
    priority: 'visible',
    askedBy: 'any-view',
  }),
  /** Who holds which role in an organization and in everything that is in it. */
  reach: query<CompactEvidence>()({
    input: strict({ organizationId: id }),
    // One more person costs no request, and of a large organization all of it takes some hundreds.
    staleTime: 5 * MINUTE,
    priority: 'visible',
    askedBy: 'any-view',
  }),
  /** Every role of an organization, held or not, and what it permits. */
  roles: query<RolesOfOrganization>()({
    input: strict({ organizationId: id }),
    staleTime: 5 * MINUTE,
    priority: 'visible',
    askedBy: 'any-view',
  }),
  /** Everything that roles can permit. */
  permissions: query<Rows<Permission>>()({
    input: nothing,
    staleTime: 5 * MINUTE,
    priority: 'visible',
    askedBy: 'any-view',
  }),
  /** The ZenML releases that workspaces can be created at. */
  releases: query<Rows<Release>>()({
    input: nothing,
    staleTime: 5 * MINUTE,
    priority: 'visible',
    askedBy: 'any-view',
  }),
  /** Every user of the control plane, in organizations or not; super-users of self-hosted ones are told. */
  users: query<Rows<User>>()({
    input: nothing,
    staleTime: MINUTE,
    priority: 'visible',
    askedBy: 'own-pages',
  }),
  /** The keys of a service account, without what they are. */
  accountKeys: query<Rows<ApiKey>>()({
    input: strict({ organizationId: id, accountId: id }),
    staleTime: MINUTE,
    priority: 'visible',
    askedBy: 'any-view',
  }),
  /** The control plane's own permission check at a place, for each action it knows; of another person than me with `userId`. */
  permissionCheck: query<PermissionCheck>()({
    input: strict({ place, userId: optional(id) }),
    staleTime: MINUTE / 2,
    priority: 'interactive',
    askedBy: 'any-view',
  }),
  /** What a selected id or e-mail address is. */
  identify: query<Identified>()({
    input: strict({ text: name }),
    staleTime: MINUTE,
    priority: 'interactive',
    askedBy: 'any-view',
  }),
};

/** The people of one organization; `missing` names what could not be read, so nobody takes silence for "none". */
export interface PeopleOfOrganization {
  people: Rows<Person>;
  teams: Rows<Team>;
  missing: Missing[];
}

/** A place with the names and ids that could be learned of it. */
export interface ResolvedPlace {
  organization: { id: string; name: string } | null;
  workspace: { id: string; name: string; displayName: string } | null;
  /** Projects live on workspace servers: what the URL calls it is all that is known. */
  project: string | null;
  resource: { type: string; id: string } | null;
}

export interface RolesOfOrganization {
  roles: AccessRole[];
  /** By the id of the role; those without one are not in it. */
  descriptions: Record<string, string>;
  missing: Gap[];
  /** False while they are still being read, … */
  complete: boolean;
  /** … of which so many have been. */
  reading: { done: number; total: number };
}

export interface PermissionCheck {
  place: ResolvedPlace;
  actions: ActionVerdict[];
  /** Where the list of actions comes from: the control plane, or ZenML's documentation when it gave none. */
  catalogue: 'server' | 'documented';
  missing: Missing[];
}

export type Identified =
  | { is: 'organization'; organization: Organization }
  | { is: 'workspace'; workspace: Workspace }
  | { is: 'person'; organizationId: string; person: Person }
  | { is: 'team'; organizationId: string; team: Team }
  /** Not among what could be read; `complete` is false when part of it could not be read. */
  | { is: 'unknown'; text: string; complete: boolean };

/** What the request queue of a control plane does, for views that wait and for the options page. */
export interface Activity {
  /** Epoch ms until which nothing is sent, because ZenML said so or would refuse it; null when nothing is held. */
  pausedUntil: number | null;
  /** Requests that have no answer yet, those told to wait for the end of the pause included. */
  waiting: number;
  /** Requests sent since `since`, … */
  sent: number;
  /** … of which ZenML refused so many for being too many. */
  refused: number;
  /** Epoch ms of the beginning of the count. */
  since: number;
  /** By which road it is asked; absent where the worker does not say. */
  road?: RoadStatus;
}

/** What the worker says of a dashboard's page and of the road by which it asks itself. */
export type PageAccountAnswer = { account: PageAccount; road: RoadStatus };

export type Queries = typeof queries;
export type QueryName = keyof Queries;
export type QueryInput<N extends QueryName> = Shaped<Queries[N]['input']>;
export type QueryData<N extends QueryName> = NonNullable<Queries[N]['__data']>;

/** How far the walk over the pages of a list has come. */
export interface Progress {
  /** Which list it is, by its name in the API layer. */
  of: string;
  loaded: number;
  /** How many there are, as far as that is honestly known. */
  total: number | null;
}

/** What a view gets: the data with its age, or why there is none. `isStale`: worth asking again. */
export interface Answer<N extends QueryName> {
  data: QueryData<N> | null;
  failure: import('#lib/model/failure.ts').Failure | null;
  /** Epoch ms at which `data` was read from ZenML; null without data. */
  updatedAt: number | null;
  isStale: boolean;
  /** Of a cached answer: the walks of more than one page that are under way to a newer one. */
  progress?: Progress[];
}
