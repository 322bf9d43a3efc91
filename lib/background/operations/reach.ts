import type { Api } from '#lib/api/api.ts';
import { type CompactEvidence, compactEvidence } from '#lib/model/permissions/compact-evidence.ts';
import { ok, type Result } from '#lib/model/result.ts';
import type { OperationContext } from '../operation.ts';
import { readAccess } from './access.ts';

/**
 * Who holds what in all of an organization: one request for the roles, one for who holds each, one for what each held
 * role permits where the list does not say, and one for each team that holds something. None is for one person, so the
 * second one to be looked at costs nothing.
 */
export async function reach(
  api: Api,
  { organizationId }: { organizationId: string },
  context: OperationContext,
): Promise<Result<CompactEvidence>> {
  const everywhere = { organizationId, workspaceId: null, depth: 'everywhere' } as const;
  const result = await readAccess(api, everywhere, context, (evidence) =>
    context.progress(compactEvidence(evidence)),
  );
  return result.ok ? ok(compactEvidence(result.value)) : result;
}
