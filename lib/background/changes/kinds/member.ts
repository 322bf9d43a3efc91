import { ok } from '#lib/model/result.ts';
import { findHolder, findOrganization } from '../find.ts';
import type { Planner } from '../planner.ts';

/** Members of an organization (api.md, 2.3). */
export const removeMember: Planner<'removeMember'> = {
  async plan({ organizationId, userId }, context) {
    const [organization, member] = await Promise.all([
      findOrganization(context, organizationId),
      findHolder(context, organizationId, { kind: 'user', id: userId }),
    ]);
    if (!organization.ok) return organization;
    if (!member.ok) return member;
    return ok({
      thing: { type: 'user', id: userId, name: member.value.name },
      organization: organization.value,
      differences: [{ field: 'membership', before: true, after: false }],
      endpoint: 'removeMember',
      params: { organizationId, query: { user_id: userId } },
      readBack: {
        endpoint: 'members',
        params: { organizationId },
        expect: { kind: 'no-row', match: { kind: 'user', id: userId } },
      },
    });
  },
  // One change cannot give back all that somebody held, and shares not at all.
  undo: () => 'no-request',
};
