import { type AccessSource, sourceOfChain, sourcesAt } from './access-source.ts';
import type { Evidence, Principal } from './evidence.ts';
import { CHAIN, isAccount } from './found.ts';
import { holdingsOf } from './holdings.ts';
import { heldGrants, indexEvidence, roleAsFarAsKnown, roleOf } from './index-evidence.ts';
import { isSurelyMember } from './ownership.ts';
import { compareChains } from './sort-chains.ts';
import type { Whereabouts } from './target.ts';

/** Every way in which somebody has access to a place, in a fixed order; the same array for those who hold the same. */
export function sourcesHere(
  evidence: Evidence,
  place: Whereabouts,
): (principal: Principal) => readonly AccessSource[] {
  const index = indexEvidence(evidence);
  const sourceOf = sourcesAt(place);
  const workspaceId = place.workspace?.id ?? null;
  const isInside = place.project !== null || place.resource !== null;
  const owned = isInside ? null : (place.workspace ?? place.organization)?.id;
  const owner = owned ? evidence.owners[owned] : undefined;

  function find(principal: Principal): AccessSource[] {
    if (principal.kind === 'workspace-service-account') {
      return [sourceOfChain({ ...CHAIN, via: 'outside-rbac', workspaceId }, place)];
    }
    const held = heldGrants(index, principal);
    const sources = held.flatMap(({ grant, team }) => {
      const role = roleOf(index, grant);
      return sourceOf(grant, role, team) ?? sourceOf(grant, roleAsFarAsKnown(index, role), team) ?? [];
    });
    if (!isAccount(principal)) return sources;
    if (principal.isSuperuser) sources.push(sourceOfChain({ ...CHAIN, via: 'super-user' }, place));
    if (principal.id === owner) {
      const isSure = isSurelyMember(index, principal);
      sources.push({ ...sourceOfChain({ ...CHAIN, via: 'owner', workspaceId }, place), isSure });
    }
    return sources.sort(compareChains);
  }

  const holdings = holdingsOf(evidence);
  const found = new Map<string, readonly AccessSource[]>();
  return (principal) => {
    const { kind, id, isSuperuser } = principal;
    const key = `${kind} ${isSuperuser} ${id === owner}${holdings(principal)}`;
    const sources = found.get(key) ?? find(principal);
    found.set(key, sources);
    return sources;
  };
}
