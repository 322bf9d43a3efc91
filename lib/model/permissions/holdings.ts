import type { Evidence, Grant, Principal } from './evidence.ts';
import { indexEvidence } from './index-evidence.ts';

/**
 * What somebody holds, themselves and through teams, as a short text: equal for those who hold the same. Of ten thousand
 * people most do, so that what is worked out from it is worked out a few times only. `counts`: grants that change nothing
 * are left out.
 */
export function holdingsOf(
  evidence: Evidence,
  counts: (grant: Grant) => boolean = () => true,
): (principal: Pick<Principal, 'id' | 'kind'>) => string {
  const { grantsOf, teamsOf } = indexEvidence(evidence);
  const texts = new Map<string, string>();
  const textOf = (key: string, isCounting: () => boolean): string => {
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text = isCounting() ? ` ${texts.size}` : '';
    texts.set(key, text);
    return text;
  };
  const ofGrant = (grant: Grant): string => {
    const { roleId, workspaceId, projectId, resource } = grant;
    const where = workspaceId === null && projectId === null ? '' : `${workspaceId} ${projectId}`;
    const what = resource === null ? '' : `${resource.type} ${resource.id}`;
    return textOf(`${roleId} ${where} ${what}`, () => counts(grant));
  };
  const ofTeam = ({ id }: { id: string }): string =>
    textOf(id, () => (grantsOf.team.get(id) ?? []).some(counts));

  return ({ id, kind }) => {
    const holder = kind === 'team' || kind === 'invitation' ? kind : 'user';
    let key = '';
    for (const grant of grantsOf[holder].get(id) ?? []) key += ofGrant(grant);
    if (holder !== 'team') for (const team of teamsOf.get(id) ?? []) key += ofTeam(team);
    return key;
  };
}
