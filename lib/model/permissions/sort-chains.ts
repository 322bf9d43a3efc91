import type { Chain } from './decision.ts';

const RANK: readonly Chain['via'][] = ['super-user', 'outside-rbac', 'owner', 'role', 'share'];

const keyOf = ({ via, team, role, workspaceId, projectId }: Chain): string =>
  [RANK.indexOf(via), team ? 1 : 0, role?.name, team?.name, workspaceId, projectId, role?.id, team?.id].join(
    '\u0000',
  );

/**
 * Each chain once, in a fixed order, whatever order the evidence came in: what does not hang on a role first, then
 * direct before teams.
 */
export function sortChains(chains: readonly Chain[]): Chain[] {
  if (chains.length < 2) return [...chains];
  const keyed = new Map(chains.map((chain) => [keyOf(chain), chain]));
  return [...keyed].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, chain]) => chain);
}

/** The same order for what is more than a chain, such as a source of access. */
export const compareChains = (a: Chain, b: Chain): number => {
  const [one, other] = [keyOf(a), keyOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
};
