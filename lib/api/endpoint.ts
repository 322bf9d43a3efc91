import type * as z from 'zod/mini';

type Schema = z.ZodMiniType;

/**
 * One line of the closed list. `response` for a single answer, `rows` for a list of them; exactly one of the
 * two. Paths speak the current dialect (`/workspaces`); `{name}` stands for a path parameter.
 */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: `/${string}`;
  /** The method where a workspace is still called a tenant, when it is another one. */
  tenantMethod?: 'POST';
  query?: Schema;
  body?: Schema;
  response?: Schema;
  rows?: Schema;
  /** The list is read with `offset` and `limit`. */
  paged?: true;
  /** A non-GET that changes nothing: read lane, and a lost answer leaves nothing unknown. */
  effect?: 'read';
  /** 409 says that what this write wants is so already. */
  conflictMeansDone?: true;
  /** It makes something. Browsers may send it twice, and the second is answered 409: whether that is ours is read back. */
  conflictMayBeOurs?: true;
  /** A 401 here may mean "not for browser sessions", so it alone does not sign anybody out. */
  own401?: true;
  /** Sent even when nobody is known to be signed in: the question whether somebody is. */
  evenFrozen?: true;
  /** Every control plane has it: a 404 "Not Found" here means that the dialect was learned wrong. */
  anchor?: true;
}

type PathParams<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? { [K in Name]: string } & PathParams<Rest>
  : unknown;

/** `query` may be left out when nothing in it is required. */
type QueryParams<E> = E extends { query: infer Q extends Schema }
  ? Record<never, never> extends z.input<Q>
    ? { query?: z.input<Q> }
    : { query: z.input<Q> }
  : unknown;

type BodyParams<E> = E extends { body: infer B extends Schema } ? { body: z.input<B> } : unknown;

/** What a call of the endpoint takes: its path parameters by name, `query` and `body`. */
export type ParamsOf<E extends Endpoint> = PathParams<E['path']> & QueryParams<E> & BodyParams<E>;

export type ResponseOf<E> = E extends { response: infer R extends Schema } ? z.output<R> : never;

export type RowOf<E> = E extends { rows: infer R extends Schema } ? z.output<R> : never;

type Rest = Omit<Endpoint, 'method' | 'path'>;

const line =
  <const M extends Endpoint['method']>(method: M) =>
  <const P extends Endpoint['path'], const R extends Rest>(path: P, rest: R) => ({ method, path, ...rest });

export const get = line('GET');
export const post = line('POST');
export const put = line('PUT');
export const patch = line('PATCH');
export const del = line('DELETE');

/** A POST that makes something. */
export const make = <const P extends Endpoint['path'], const R extends Rest>(path: P, rest: R) => ({
  ...post(path, rest),
  conflictMayBeOurs: true as const,
});
