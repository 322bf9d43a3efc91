import { randomUUID } from 'node:crypto';
import type { WriteIntent } from '#lib/background/writes/perform.ts';

/** The write that puts somebody into a team, with the way to see whether it was done. */
export const addTeamMember = (teamId: string, userId: string): WriteIntent => ({
  id: randomUUID(),
  userId,
  endpoint: 'addTeamMember',
  params: { teamId, query: { user_id: userId } },
  readBack: {
    endpoint: 'teamMembers',
    params: { teamId },
    expect: { kind: 'row', match: { 'user.id': userId } },
  },
});
