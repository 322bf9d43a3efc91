import * as z from 'zod/mini';

/**
 * What a change does to one thing, worked out from what ZenML shows now (ARCHITECTURE.md, "Changes"). Data and no
 * function: it outlives the worker, and is compared with itself when it is confirmed. Views import the types only.
 */
const Value = z.nullable(z.union([z.string(), z.boolean(), z.array(z.string())]));
/** The value of a field as it is shown: a text, a flag, a list, or nothing. */
export type Value = z.output<typeof Value>;

/** The fields that can be told as before and after; `exists` is the thing itself, made or taken away. */
const FieldName = z.literal([
  'exists',
  'name',
  'display-name',
  'description',
  'logo',
  'state',
  'version',
  'trusted-domains',
  'username',
  'email',
  'active',
  'super-user',
  'password',
  'level',
  'permissions',
  'role',
  'membership',
  'expiry',
]);
export type FieldName = z.output<typeof FieldName>;

const Difference = z.object({ field: FieldName, before: Value, after: Value });
export type Difference = z.output<typeof Difference>;

const ThingType = z.literal([
  'workspace',
  'organization',
  'user',
  'role',
  'team',
  'invitation',
  'service-account',
  'api-key',
]);
export type ThingType = z.output<typeof ThingType>;

/** Anything that a step is about, by its id (null before it is made) and the name that people know. */
const Named = z.object({ id: z.nullable(z.string()), name: z.string() });
export type Named = z.output<typeof Named>;

const named = z.nullable(Named);

export const Step = z.object({
  /** The atomic change; parsed by `Change` of lib/changes.ts when it is used again. */
  change: z.object({ kind: z.string(), input: z.unknown() }),
  /** What is changed. */
  thing: z.object({ type: ThingType, id: z.nullable(z.string()), name: z.string() }),
  /** Whom a role or membership is given to or taken from. */
  holder: named,
  /** The role that is given or taken. */
  role: named,
  organization: named,
  workspace: named,
  /** Projects have no name on the control plane. */
  projectId: z.nullable(z.string()),
  /** Empty: it is so already, and nothing is sent. */
  differences: z.array(Difference),
  /** A `WriteName` and its params, without secrets. */
  endpoint: z.string(),
  params: z.record(z.string(), z.unknown()),
  /** How its outcome is read; see `ReadBack` of lib/background/writes/entry.ts, which parses it. */
  readBack: z.unknown(),
  /** The secret that has to be given at confirming, and where in the params it goes; null for none. */
  secret: z.nullable(z.object({ name: z.literal('password'), part: z.literal(['query', 'body']) })),
  /** What the answer shows once and never again. */
  shows: z.nullable(z.literal(['enrollment-key', 'api-key'])),
  /** Indexes of the steps that have to be done before this one is sent. */
  after: z.array(z.number()),
});
export type Step = z.output<typeof Step>;

const Guard = z.object({
  kind: z.literal([
    'last-admin',
    'locks-out-self',
    'demotes-self',
    'last-organization-role',
    'holds-shares',
    'takes-everything',
    'downgrade',
    'limit',
    'in-use',
    'production',
    'changed-since',
    'name-taken',
    'irreversible',
    // Before ZenML 0.80, tenants have no display name, and none of them can be enrolled.
    'no-display-name',
    'no-enrolling',
    // Before 0.13.14, control planes have no trusted domains.
    'no-trusted-domains',
    // The control plane's own list of releases does not have it.
    'no-such-release',
    'not-known',
    /** A role that ZenML manages itself: neither edited nor deleted. */
    'system-role',
    /** A role that comes from sharing one resource: neither edited, deleted nor given by hand. */
    'share-role',
    /** The role is of another level than the place where it is to be held. */
    'wrong-level',
    /** Only members of the organization can hold it. */
    'not-member',
    'already-member',
    'already-invited',
    /** So many, in `about`, hold the role that is to be deleted. */
    'still-held',
    /** What a recorded step is about is not there any more, so that it sends nothing when it is taken back or gone on with. */
    'gone',
  ]),
  /** `stops`: cannot be confirmed. `asks`: the name in `type` has to be typed. `warns`: is said. */
  severity: z.literal(['stops', 'asks', 'warns']),
  /** The steps that it is about, by index. */
  steps: z.array(z.number()),
  /** What is to be typed to confirm; null when nothing is. */
  type: z.nullable(z.string()),
  /** The name or number that its words speak of, e.g. a person, a workspace, a count. */
  about: z.nullable(z.string()),
});
/** A reason to stop, to ask again or to warn before a change is made. */
export type Guard = z.output<typeof Guard>;
export type GuardKind = Guard['kind'];

export const Plan = z.object({
  version: z.literal(1),
  /** Used for one confirmation only. */
  id: z.string(),
  controlPlaneId: z.string(),
  /** Whose session it was made with, and who alone may confirm it. */
  userId: z.string(),
  userName: z.string(),
  /** Epoch ms. */
  plannedAt: z.number(),
  steps: z.array(Step),
  guards: z.array(Guard),
  /** The change that it takes back; null for one of its own. */
  undoes: z.nullable(z.string()),
  /** It takes back or goes on with a change that was made before, of which something may be gone by now. */
  isFromRecord: z.optional(z.literal(true)),
});
export type Plan = z.output<typeof Plan>;

/** A plan that is older is made again instead of applied: 5 min, in ms. */
export const PLAN_LIFE_MS = 5 * 60_000;
