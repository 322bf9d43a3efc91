import type { Api } from '#lib/api/api.ts';
import { buildRequest } from '#lib/api/build-request.ts';
import { endpoints, isWriteName } from '#lib/api/endpoints.ts';
import { toCurl } from '#lib/api/to-curl.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';

/**
 * The request of each step as a command without any credential, in the control plane's own dialect; empty for a step that
 * sends nothing. Failures: those of learning the dialect; `invalid`.
 */
export async function commandsOf(
  api: Pick<Api, 'dialect'>,
  controlPlane: ControlPlane,
  plan: Plan,
): Promise<Result<string[]>> {
  const dialect = await api.dialect(controlPlane);
  if (!dialect.ok) return dialect;
  const commands: string[] = [];
  for (const { differences, endpoint, params, secret } of plan.steps) {
    if (!isWriteName(endpoint)) return fail({ kind: 'invalid', reason: null, fields: [] });
    const request = buildRequest(controlPlane.apiOrigin, dialect.value, endpoints[endpoint], params);
    if (!request.ok) return request;
    commands.push(differences.length === 0 ? '' : toCurl(request.value, secret));
  }
  return ok(commands);
}
