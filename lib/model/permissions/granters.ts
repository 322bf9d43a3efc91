import { decide } from './decide.ts';
import type { Chain, Decision } from './decision.ts';
import type { Evidence, Principal } from './evidence.ts';
import type { Remedy } from './smallest-roles.ts';
import type { Target } from './target.ts';

/** Somebody who may give a role to others, and what makes them able. */
interface Granter {
  principal: Principal;
  chain: Chain;
}

/** Who may give a role somewhere. */
export interface Granters {
  known: Granter[];
  /** There may be others: something that could make somebody able is not known. */
  isPerhapsMore: boolean;
}

/**
 * The active people who may give a role where it would be held: in the organization who may update its members; in a
 * workspace or project who may share that. ZenML does not publish this rule: it is inferred (ARCHITECTURE.md, "May I,
 * and why not"). Whoever is nearest to the place comes first, service accounts not at all.
 */
export function grantersOf(evidence: Evidence, remedy: Pick<Remedy, 'workspaceId' | 'project'>): Granters {
  const rules = rulesOf(evidence.organization.id, remedy);
  const known: Granter[] = [];
  // Of a project that is known by its name only, nobody knows the owner.
  let isPerhapsMore =
    remedy.project?.id === null ||
    rules.some(([action, target]) => isOpen(decide(evidence, NOBODY, action, target)));
  for (const principal of evidence.principals) {
    if (principal.kind !== 'user') continue;
    const decisions = rules.map(([action, target]) => decide(evidence, principal, action, target));
    const chain = decisions.find(({ verdict }) => verdict === 'allowed')?.chains[0];
    if (chain) known.push({ principal, chain });
    else if (decisions.some(isOpen)) isPerhapsMore = true;
  }
  known.sort((a, b) => rankOf(a) - rankOf(b) || (keyOf(a) < keyOf(b) ? -1 : 1));
  return { known, isPerhapsMore };
}

function rulesOf(
  organizationId: string,
  { workspaceId, project }: Pick<Remedy, 'workspaceId' | 'project'>,
): [action: string, target: Target][] {
  const inside = { organizationId, workspaceId, project: null };
  if (workspaceId === null) return [['update', { ...inside, type: 'member', id: null }]];
  const workspace: Target = { ...inside, type: 'workspace', id: workspaceId };
  if (!project) return [['share', workspace]];
  return [
    ['share', { ...inside, project, type: 'project', id: project.id }],
    ['share', workspace],
  ];
}

const isOpen = ({ verdict }: Decision): boolean => verdict === 'unknown' || verdict === 'unavailable';

/** Somebody of whom nothing was read: what is unknown of them is unknown of all whom the evidence lacks. */
const NOBODY: Principal = {
  kind: 'user',
  id: '',
  name: '',
  email: null,
  isActive: true,
  isSuperuser: false,
};

const rankOf = ({ chain: { projectId, workspaceId, via } }: Granter): number =>
  via === 'super-user' ? 3 : projectId !== null ? 0 : workspaceId !== null ? 1 : 2;

const keyOf = ({ principal: { name, id } }: Granter): string => `${name}\u0000${id}`;
