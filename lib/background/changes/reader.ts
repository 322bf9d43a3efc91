import type { Api } from '#lib/api/api.ts';
import type { ParamsOf, ResponseOf, RowOf } from '#lib/api/endpoint.ts';
import type { CallName, Endpoints, ListName, WriteName } from '#lib/api/endpoints.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { stableJson } from '#lib/model/stable-json.ts';

type Params = Readonly<Record<string, unknown>>;
/** Endpoints with a single answer that change nothing. */
export type ReadName = Exclude<CallName, WriteName>;

/** Reads of one plan: equal ones are one request, and none is answered from the cache. */
export interface Reader {
  /** What the control plane calls a workspace: before ZenML 0.80 a tenant, with fewer fields. */
  word(): Promise<WorkspaceWord>;
  one<N extends ReadName>(
    name: N,
    params: ParamsOf<Endpoints[N]> & Params,
  ): Promise<Result<ResponseOf<Endpoints[N]>>>;
  /** All rows; a list that cannot be read whole is a failure, since what is not in it proves nothing. */
  all<N extends ListName>(
    name: N,
    params: ParamsOf<Endpoints[N]> & Params,
  ): Promise<Result<RowOf<Endpoints[N]>[]>>;
}

/** A reader for one plan of one account. */
export function createReader(
  api: Pick<Api, 'call' | 'list' | 'workspaceWord'>,
  controlPlane: ControlPlane,
  userId: string,
): Reader {
  const asked = new Map<string, Promise<unknown>>();
  const options = { priority: 'interactive', identity: userId, source: 'plan' } as const;
  function once<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = asked.get(key) ?? ask();
    asked.set(key, known);
    // The key names the endpoint, which decides the type.
    return known as Promise<T>;
  }
  return {
    word: () => once('word', () => api.workspaceWord(controlPlane)),
    one: (name, params) =>
      once(`${name} ${stableJson(params)}`, () => api.call(controlPlane, name, params, options)),
    all: (name, params) =>
      once(`${name} ${stableJson(params)}`, async () => {
        const rows = await api.list(controlPlane, name, params, { ...options, isForced: true });
        if (rows.complete && rows.failure === null) return ok(rows.items);
        return fail(rows.failure ?? { kind: 'interrupted' });
      }),
  };
}
