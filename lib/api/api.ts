import type * as z from 'zod/mini';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { ResourceForm } from '#lib/model/permissions/resource-string.ts';
import { fail, type Result } from '#lib/model/result.ts';
import type { Rows } from '#lib/model/rows.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { stableJson } from '#lib/model/stable-json.ts';
import type { Drift } from '#lib/model/told-drift.ts';
import { buildRequest } from './build-request.ts';
import { type Dialect, pathIn, shapeOf } from './dialect.ts';
import { createDialects, type DialectStore, speaksAlike } from './dialects.ts';
import type { Endpoint, ParamsOf, ResponseOf, RowOf } from './endpoint.ts';
import { type CallName, type Endpoints, endpoints, type ListName } from './endpoints.ts';
import { failureFromResponse, isRouteMissing } from './failure-from-response.ts';
import { type Finished, trailOf, type WalkStore } from './kept-walk.ts';
import { createPageSizes, type PageSizes } from './page-sizes.ts';
import type { Priority } from './queue/job.ts';
import type { Queue } from './queue/queue.ts';
import { type Page, readRows } from './read-rows.ts';
import { readSingle } from './read-single.ts';
import type { Answer, Via } from './road.ts';
import { createServerClocks } from './server-clocks.ts';
import { type Position, walkPages } from './walk-pages.ts';

export interface CallOptions {
  priority: Priority;
  signal?: AbortSignal | undefined;
  /** Whose session it is asked with, e.g. a user id: answers are shared among equal ones only. */
  identity?: string | undefined;
  /** What it is asked for, e.g. a view's question: equally urgent sources take turns. */
  source?: string | undefined;
  /** Awaited when the request's turn has come, right before it is sent; when it rejects, nothing is, and `interrupted` is answered. */
  beforeSend?: (() => Promise<unknown>) | undefined;
  /** By this road, whichever the control plane uses. */
  via?: Via | undefined;
  /** A look at another session: see `QueueRequest`. */
  isAside?: boolean | undefined;
  /** Told how an answer differs from the shape that we know; the rows of a list say it themselves. */
  onDrift?: ((drift: Drift) => void) | undefined;
}

export interface ListOptions<T> extends CallOptions {
  /** What has been read so far, while pages still arrive: `complete` false, `failure` null. */
  onProgress?: ((rows: Rows<T>) => void) | undefined;
  /** A person pressed for it: only a walk that was interrupted just now is gone on with. */
  isForced?: boolean | undefined;
  /** Of the answer that the list is part of. */
  finished?: Finished | undefined;
}

export type Api = ReturnType<typeof createApi>;

/**
 * ZenML Pro's API, every answer checked (ARCHITECTURE.md, "API layer"). Nothing here throws. Failures of every
 * function: those of `failureFromResponse`, of the queue, and `unexpected-response`.
 */
export function createApi(options: {
  queue: Queue;
  dialects: DialectStore;
  /** Without it no walk is gone on with. */
  walks?: WalkStore;
  now?: () => number;
}) {
  const clocks = createServerClocks();
  const request: Queue['request'] = async (asked) =>
    clocks.noted(asked.controlPlaneId, await options.queue.request(asked));
  const dialects = createDialects({
    store: options.dialects,
    // Kept for later lives: not by the queue's clock, which may be ahead of the wall's.
    now: options.now ?? (() => Date.now()),
    // Shared by everybody who waits for the dialect, so nobody's signal cuts it.
    ask: (controlPlane) => (path) =>
      request({
        controlPlaneId: controlPlane.id,
        method: 'GET',
        url: new URL(path, controlPlane.apiOrigin).href,
        body: null,
        effect: 'read',
        identity: '',
        priority: 'interactive',
        evenFrozen: true,
        freezesOn401: false,
      }),
  });

  type Params = Readonly<Record<string, unknown>>;

  const pageSizes = new Map<string, PageSizes>();

  async function send(
    controlPlane: ControlPlane,
    endpoint: Endpoint,
    params: Params,
    callOptions: CallOptions,
    page?: Position,
  ): Promise<Result<Answer>> {
    const dialect = await dialects.of(controlPlane);
    if (!dialect.ok) return dialect;
    const sendIn = async (spoken: Dialect): Promise<Result<Answer>> => {
      const built = buildRequest(controlPlane.apiOrigin, spoken, endpoint, params, page);
      if (!built.ok) return built;
      return request({
        ...built.value,
        controlPlaneId: controlPlane.id,
        identity: callOptions.identity ?? '',
        priority: callOptions.priority,
        source: callOptions.source,
        signal: callOptions.signal,
        beforeSend: callOptions.beforeSend,
        via: callOptions.via,
        isAside: callOptions.isAside,
        evenFrozen: endpoint.evenFrozen,
        freezesOn401: !endpoint.own401,
      });
    };
    const answer = await sendIn(dialect.value);
    if (!endpoint.anchor || !answer.ok || !isRouteMissing(answer.value)) return answer;
    const again = await dialects.relearn(controlPlane, dialect.value);
    return again.ok && !speaksAlike(again.value, dialect.value) ? sendIn(again.value) : answer;
  }

  async function callEndpoint(
    controlPlane: ControlPlane,
    name: CallName,
    params: Params,
    callOptions: CallOptions,
  ): Promise<Result<unknown>> {
    const endpoint: Endpoint & { response: z.ZodMiniType } = endpoints[name];
    const answer = await send(controlPlane, endpoint, params, callOptions);
    return answer.ok ? readSingle(endpoint, answer.value, name, callOptions.onDrift) : answer;
  }

  /** One answer of one endpoint. */
  async function call<N extends CallName>(
    controlPlane: ControlPlane,
    name: N,
    params: ParamsOf<Endpoints[N]> & Params,
    callOptions: CallOptions,
  ): Promise<Result<ResponseOf<Endpoints[N]>>> {
    const result = await callEndpoint(controlPlane, name, params, callOptions);
    // The schema that has just read it is the one that the type is made of.
    return result as Result<ResponseOf<Endpoints[N]>>;
  }

  /** All rows of a list, page after page; a list that cannot be paged is one page. */
  async function list<N extends ListName>(
    controlPlane: ControlPlane,
    name: N,
    params: ParamsOf<Endpoints[N]> & Params,
    listOptions: ListOptions<RowOf<Endpoints[N]>>,
  ): Promise<Rows<RowOf<Endpoints[N]>>> {
    type Row = RowOf<Endpoints[N]>;
    const endpoint: Endpoint & { rows: z.ZodMiniType } = endpoints[name];
    const dialect = await dialects.of(controlPlane);
    const isDocumented =
      dialect.ok && dialect.value.paged.includes(shapeOf(pathIn(endpoint.path, dialect.value)));
    const read = async (position: Position | null): Promise<Result<Page<Row>>> => {
      const answer = await send(controlPlane, endpoint, params, listOptions, position ?? undefined);
      if (!answer.ok) return answer;
      const failure = failureFromResponse(answer.value, 'read');
      if (failure) return fail(failure);
      return readRows(endpoint.rows as z.ZodMiniType<Row>, answer.value.json, name);
    };
    const { onProgress, identity = '', isForced, finished } = listOptions;
    const walk = { controlPlaneId: controlPlane.id, identity, list: `${name}/${stableJson(params)}` };
    const trail = await trailOf<Row>(options.walks, walk, isForced, finished);
    const start = trail.kept[0];
    // An interrupted walk goes on as it began.
    const isPaged = start ? start.position !== null : (endpoint.paged ?? isDocumented);
    const kind = `${controlPlane.id} ${name} ${isPaged}`;
    const isUnpaged = !isPaged && dialect.ok && dialect.value.from === 'openapi';
    const sizes = pageSizes.get(kind) ?? createPageSizes(isUnpaged);
    pageSizes.set(kind, sizes);
    const rows = await walkPages(read, { isPaged, onProgress, sizes, trail });
    // A list of which only the document says that it pages may not take as large a page as is asked for.
    const isRefused = rows.failure?.kind === 'invalid' && rows.items.length === 0;
    return isRefused && isDocumented && !endpoint.paged
      ? walkPages(read, { isPaged: false, onProgress, trail: { ...trail, kept: [] } })
      : rows;
  }

  /**
   * Whether an action is allowed on resources, named as `resourceString` does: a record of those that the control
   * plane answered. Asked by GET or POST, whichever it takes. Failures: `not-found` when it has no such check.
   */
  async function checkPermissions(
    controlPlane: ControlPlane,
    question: { user_id: string; action: string; resources: string[] },
    callOptions: CallOptions,
  ): Promise<Result<Record<string, boolean>>> {
    const dialect = await dialects.of(controlPlane);
    if (!dialect.ok) return dialect;
    const { method } = dialect.value.checkPermissions;
    const { resources, ...query } = question;
    for (const tried of method === 'none' ? [] : method === 'GET' ? GET_FIRST : POST_FIRST) {
      const name = tried === 'GET' ? 'checkByGet' : 'checkByPost';
      const endpoint = endpoints[name];
      const params = tried === 'GET' ? { query: question } : { query, body: resources };
      const answer = await send(controlPlane, endpoint, params, callOptions);
      if (!answer.ok) return answer;
      if (isRouteMissing(answer.value) || answer.value.status === 405) continue;
      if (tried !== method) {
        dialects.remember(controlPlane.id, { ...dialect.value, checkPermissions: { method: tried } });
      }
      return readSingle(endpoint, answer.value, name, callOptions.onDrift);
    }
    if (method !== 'none') {
      dialects.remember(controlPlane.id, { ...dialect.value, checkPermissions: { method: 'none' } });
    }
    return fail({ kind: 'not-found', reason: null });
  }

  return {
    call,
    list,
    /** `call` of a name and params that are data, e.g. kept on disk: what does not fit is `invalid` and not sent. */
    callNamed: (controlPlane: ControlPlane, name: CallName, params: Params, callOptions: CallOptions) =>
      callEndpoint(controlPlane, name, params, callOptions),
    /** `list`, likewise. */
    listNamed: (controlPlane: ControlPlane, name: ListName, params: Params, callOptions: CallOptions) =>
      // `buildRequest` checks them against the endpoint's schemas.
      list(controlPlane, name, params as never, callOptions) as Promise<Rows<unknown>>,
    checkPermissions,
    /** How far its clock is ahead of ours, ms; null when its last answer did not say. */
    clockAhead: ({ id }: ControlPlane): number | null => clocks.aheadOf(id),
    /** How the control plane speaks, learned when it is not known yet. */
    dialect: (controlPlane: ControlPlane): Promise<Result<Dialect>> => dialects.of(controlPlane),
    /** Whether what answers is ZenML Pro's API and not something that answers all paths alike; asks once at most. */
    isProven: dialects.isProven,
    /** Where this worker learned how the control plane speaks; null: nowhere yet. */
    dialectSource: dialects.source,
    /** Lets go of what this worker remembers of how a control plane speaks. */
    forgetDialect: dialects.forget,
    /** What the control plane calls a workspace; `workspace` while that cannot be learned. */
    async workspaceWord(controlPlane: ControlPlane): Promise<WorkspaceWord> {
      const dialect = await dialects.of(controlPlane);
      return dialect.ok && dialect.value.workspaces === 'tenants' ? 'tenant' : 'workspace';
    },
    /** The form of resource string to try first; which one a control plane takes only its answers tell. */
    async likelyResourceForm(controlPlane: ControlPlane): Promise<ResourceForm> {
      const dialect = await dialects.of(controlPlane);
      return dialect.ok && dialect.value.workspaces === 'tenants' ? 'server' : 'project';
    },
  };
}

const GET_FIRST = ['GET', 'POST'] as const;
const POST_FIRST = ['POST', 'GET'] as const;
