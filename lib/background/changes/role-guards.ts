import type { Guard } from '#lib/model/change/plan.ts';
import type { Role } from '#lib/model/resources/role.ts';
import { guard } from './guard.ts';

/** Why a role cannot be given or taken at a place. A level that the server does not say speaks against nothing. */
export function roleGuards(
  { type, level, name }: Role,
  place: 'organization' | 'workspace' | 'project',
): Omit<Guard, 'steps'>[] {
  if (type === 'share') return [guard('share-role', 'stops', name)];
  return level !== null && level !== place ? [guard('wrong-level', 'stops', name)] : [];
}
