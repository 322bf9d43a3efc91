// @vitest-environment node
import { expect, test } from 'vitest';
import type { Evidence, Gap } from '#lib/model/permissions/evidence.ts';
import {
  AT,
  ann,
  ask,
  core,
  holds,
  inCore,
  invited,
  known,
  lacks,
  own,
  PROD,
  role,
  told,
} from './evidence-builder.ts';

const readRun = 'read pipeline_run';
const reader = role('Reader', 'workspace', ['pipeline_run:read']);
const held = known([holds(core, reader)]);
const teamHolds = { roles: held.roles, grants: held.grants, ...inCore() };

test('a role of which neither all that it permits nor who holds it was read', () => {
  const missing: Gap[] = [
    { what: 'assignments', of: 'Reader', failure: null },
    { what: 'role-permissions', of: 'Reader', failure: null },
  ];
  const evidence = known([], { roles: [reader], missing });
  expect(told(ask(evidence, 'delete pipeline_run', AT.run))).toBe('unknown; ? assignments Reader');
});

test('members of a team of which neither all that it holds permits nor who is in it was read', () => {
  const missing: Gap[] = [
    { what: 'team-members', of: 'core', failure: null },
    { what: 'role-permissions', of: 'Reader', failure: null },
  ];
  const evidence = known([], { ...teamHolds, missing });
  expect(told(ask(evidence, 'delete pipeline_run', AT.run))).toBe('unknown; ? team-members ml-core');
});

test('a doubt says why it could not be read', () => {
  const failure = { kind: 'forbidden', reason: null } as const;
  const doubts = (evidence: Evidence) => ask(evidence, readRun, AT.run).doubts;
  const unread = known([own('workspace', null)], lacks('role-permissions', 'Own', failure));
  expect(doubts(unread)).toEqual([{ why: 'role-permissions', of: 'Own', failure }]);
  const unlisted = known([], { roles: [reader], ...lacks('assignments', 'Reader', failure) });
  expect(doubts(unlisted)).toEqual([{ why: 'assignments', of: 'Reader', failure }]);
});

test('an invitation may be in a team of which it is not known who is in it, and a team in none', () => {
  const evidence = known([], { ...teamHolds, ...lacks('team-members', 'core') });
  expect(told(ask(evidence, readRun, AT.run, invited))).toBe('unknown; ? team-members ml-core');
  const other = { ...core, id: 'other' };
  expect(told(ask(evidence, readRun, AT.run, other))).toBe('denied');
});

test('the same doubt is told once', () => {
  const twice = [
    own('workspace', null),
    holds(ann, role('Own', 'workspace', null), { workspaceId: PROD, projectId: null }),
  ];
  expect(told(ask(known(twice), readRun, AT.run))).toBe('unknown; ? role-permissions Own');
});
