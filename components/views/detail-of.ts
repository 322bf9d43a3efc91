import type { Detail } from '#components/app/view-state.ts';
import type { Identified } from '#lib/protocol.ts';

/** A selection of which it is known what it is. */
export type Known = Exclude<Identified, { is: 'unknown' }>;

/** The details of what was selected. */
export function detailOf(found: Known): Detail {
  switch (found.is) {
    case 'organization':
      return { kind: 'organization', id: found.organization.id };
    case 'workspace':
      return { kind: 'workspace', id: found.workspace.id };
    case 'person':
      return { kind: 'person', id: found.person.id, organizationId: found.organizationId };
    case 'team':
      return { kind: 'team', id: found.team.id, organizationId: found.organizationId };
  }
}
