import type { Permission } from '../resources/permission.ts';
import { mayGive, unreadWhy } from './covers.ts';
import type { Decision } from './decision.ts';
import type { AccessRole } from './evidence.ts';
import { CHAIN, doubt } from './found.ts';
import { isDocumented, rolePermits } from './role-permits.ts';
import { targetAt, type Whereabouts } from './target.ts';

/**
 * What a role gives whoever holds it at a place; one of a project, in some project of it. `unknown` where neither the
 * server nor ZenML's documentation says.
 */
export function decideRole(role: AccessRole, permission: Permission, place: Whereabouts): Decision {
  const target = targetAt(place, permission);
  // What a share role shares is one resource, wherever the page is.
  const permits =
    role.isShare || mayGive(role, permission.action, target) ? rolePermits(role, permission) : 'no';
  const { id, name, level } = role;
  const said = { basis: 'roles', isInactive: false, failure: null, rolesSay: null } as const;
  if (permits === 'no') return { ...said, verdict: 'denied', chains: [], doubts: [] };
  if (permits === 'unsaid') {
    return { ...said, verdict: 'unknown', chains: [], doubts: [doubt(unreadWhy(role), name)] };
  }
  const via = role.isShare ? 'share' : 'role';
  const chain = { ...CHAIN, via, role: { id, name, level }, isDocumented: isDocumented(role) } as const;
  return { ...said, verdict: 'allowed', chains: [chain], doubts: [] };
}
