import type { Asked } from '#components/hooks/use-my-verdicts.ts';
import type { Side } from './use-side.ts';

/** What a side's verdicts have in common; null of a role, which nobody holds here, and until the place is known. */
export function askedOf({ access, check, subject: { principal, whose } }: Side): Asked | null {
  const { resolved, access: read } = access;
  if (!resolved.data || whose?.kind === 'role') return null;
  return {
    place: resolved.data,
    principal,
    isMe: whose === null,
    access,
    evidence: read.data,
    isReading: isReading({ access }),
    asOf: read.updatedAt ?? check.updatedAt,
  };
}

/** Who holds what is still on its way. */
export const isReading = ({ access: { resolved, access } }: Pick<Side, 'access'>): boolean =>
  resolved.failure === null &&
  access.failure === null &&
  access.data?.complete !== true &&
  (resolved.data === null || resolved.data.organization !== null);
