import { describe, expect, it } from 'vitest';
import { groupWord } from '#components/views/changes/group-words.ts';
import { stepSentence } from '#components/views/changes/step-words.ts';
import { type ChangeKind, changes } from '#lib/changes.ts';
import type { Step } from '#lib/model/change/plan.ts';
import { DEVELOPER, MEI, stepOf } from '../plans.ts';

const thing = (type: Step['thing']['type'], name: string) => ({ type, id: 'id', name });
const made = [{ field: 'exists' as const, before: false, after: true }];
const edited = [{ field: 'name' as const, before: 'a', after: 'b' }];
const gone = [{ field: 'exists' as const, before: true, after: false }];
const prod = { id: 'w', name: 'prod' };

/** A step of each kind, as its planner makes it, and what is said of it. */
const SAID: Record<ChangeKind, [step: Parameters<typeof stepOf>[1], sentence: string]> = {
  createWorkspace: [
    { thing: thing('workspace', 'prod'), differences: made },
    'Create the workspace prod in ACME Research',
  ],
  enrollWorkspace: [
    { thing: thing('workspace', 'prod'), differences: made },
    'Enroll the workspace prod in ACME Research',
  ],
  updateWorkspace: [{ thing: thing('workspace', 'prod'), differences: edited }, 'Edit the workspace prod'],
  setWorkspaceState: [
    {
      thing: thing('workspace', 'prod'),
      differences: [{ field: 'state', before: 'available', after: 'deactivated' }],
    },
    'Deactivate prod',
  ],
  upgradeWorkspace: [
    {
      thing: thing('workspace', 'prod'),
      differences: [{ field: 'version', before: '0.93.0', after: '0.94.0' }],
    },
    'Upgrade prod to 0.94.0',
  ],
  createOrganization: [
    { thing: thing('organization', 'ACME'), differences: made },
    'Create the organization ACME',
  ],
  updateOrganization: [
    { thing: thing('organization', 'ACME'), differences: edited },
    'Edit the organization ACME',
  ],
  createUser: [{ thing: thing('user', 'mei'), differences: made }, 'Create the user mei'],
  updateUser: [
    { thing: thing('user', 'mei'), differences: [{ field: 'active', before: true, after: false }] },
    'Deactivate the user mei',
  ],
  resetPassword: [
    { thing: thing('user', 'mei'), differences: [{ field: 'password', before: false, after: true }] },
    'Set a new password for mei',
  ],
  deleteUser: [{ thing: thing('user', 'mei'), differences: gone }, 'Delete the user mei'],
  createRole: [
    { thing: thing('role', 'Reader'), differences: made },
    'Create the role Reader in ACME Research',
  ],
  updateRole: [{ thing: thing('role', 'Reader'), differences: edited }, 'Edit the role Reader'],
  deleteRole: [{ thing: thing('role', 'Reader'), differences: gone }, 'Delete the role Reader'],
  assignRole: [
    { thing: thing('role', DEVELOPER.name), role: DEVELOPER, holder: MEI, differences: edited },
    'Give Workspace Developer in ACME Research to Mei Tanaka',
  ],
  revokeRole: [
    {
      thing: thing('role', DEVELOPER.name),
      role: DEVELOPER,
      holder: MEI,
      workspace: prod,
      projectId: 'vision',
      differences: edited,
    },
    'Take Workspace Developer in the project vision of prod from Mei Tanaka',
  ],
  createTeam: [{ thing: thing('team', 'ml'), differences: made }, 'Create the team ml in ACME Research'],
  updateTeam: [{ thing: thing('team', 'ml'), differences: edited }, 'Edit the team ml'],
  deleteTeam: [{ thing: thing('team', 'ml'), differences: gone }, 'Delete the team ml'],
  addTeamMember: [
    { thing: thing('team', 'ml'), holder: MEI, differences: edited },
    'Add Mei Tanaka to the team ml',
  ],
  removeTeamMember: [
    { thing: thing('team', 'ml'), holder: MEI, differences: edited },
    'Remove Mei Tanaka from the team ml',
  ],
  invite: [
    { thing: thing('invitation', 'a@b.example'), role: DEVELOPER, differences: made },
    'Invite a@b.example to ACME Research as Workspace Developer',
  ],
  revokeInvitation: [
    { thing: thing('invitation', 'a@b.example'), differences: gone },
    'Revoke the invitation of a@b.example to ACME Research',
  ],
  removeMember: [{ thing: thing('user', 'Mei'), differences: gone }, 'Remove Mei from ACME Research'],
  createServiceAccount: [
    { thing: thing('service-account', 'ci'), differences: made },
    'Create the service account ci in ACME Research',
  ],
  deleteServiceAccount: [
    { thing: thing('service-account', 'ci'), differences: gone },
    'Delete the service account ci',
  ],
  createAccountKey: [
    { thing: thing('api-key', 'nightly'), holder: { id: 'c', name: 'ci' }, differences: made },
    'Issue the API key nightly for ci',
  ],
  deleteAccountKey: [
    { thing: thing('api-key', 'nightly'), holder: { id: 'c', name: 'ci' }, differences: gone },
    'Delete the API key nightly of ci',
  ],
};

describe('what a step does, in a sentence', () => {
  it.each(Object.entries(SAID))('%s', (kind, [step, sentence]) => {
    expect(stepSentence(stepOf(kind, step), 'workspace')).toBe(sentence);
  });

  it('is there for every change that there is', () => {
    expect(Object.keys(SAID).sort()).toEqual(Object.keys(changes).sort());
  });

  it.each([
    ['createWorkspace', 'Create the tenant prod in ACME Research', 'Create tenants'],
    ['enrollWorkspace', 'Enroll the tenant prod in ACME Research', 'Enroll tenants'],
    ['updateWorkspace', 'Edit the tenant prod', 'Edit tenants'],
  ] as const)('speaks of tenants where the server does: %s', (kind, sentence, group) => {
    expect(stepSentence(stepOf(kind, SAID[kind][0]), 'tenant')).toBe(sentence);
    expect(groupWord(kind, 'tenant')).toBe(group);
  });

  it.each([
    [{ state: 'available' }, 'Activate prod'],
    [{ state: 'deactivated' }, 'Deactivate prod'],
  ])('says what is so already from the wish itself: %j', (input, sentence) => {
    const step = { thing: thing('workspace', 'prod'), differences: [] };
    expect(stepSentence(stepOf('setWorkspaceState', step, input), 'workspace')).toBe(sentence);
  });

  it.each([
    [[{ field: 'active', before: false, after: true }], 'Activate the user mei'],
    [[{ field: 'super-user', before: false, after: true }], 'Make mei a super-user'],
    [[{ field: 'super-user', before: true, after: false }], 'Make mei an ordinary user'],
    [edited, 'Edit the user mei'],
  ] as const)('says an edit of one flag in words of its own: %j', (differences, sentence) => {
    const step = { thing: thing('user', 'mei'), differences: [...differences] };
    expect(stepSentence(stepOf('updateUser', step), 'workspace')).toBe(sentence);
  });
});
