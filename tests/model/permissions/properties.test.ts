// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '#lib/model/permissions/decide.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import type { Evidence, Gap, Principal } from '#lib/model/permissions/evidence.ts';
import { targetAt } from '#lib/model/permissions/target.ts';
import { anyEvidence, anyPrincipal, anyQuestion } from './random-evidence.ts';

const decisionOf = (
  evidence: Evidence,
  principal: Principal,
  { permission, where }: typeof anyQuestion extends fc.Arbitrary<infer Q> ? Q : never,
): Decision => decide(evidence, principal, permission.action, targetAt(where, permission));
const verdicts = { allowed: 0, denied: 0, unknown: 0, unavailable: 0 };
const runs = { numRuns: 2000 };

/** Whatever was given before is given still, each chain of it. */
function expectNothingLost(before: Decision, after: Decision): void {
  expect(after.chains).toEqual(expect.arrayContaining(before.chains));
  if (before.verdict === 'allowed') expect(after.verdict).toBe('allowed');
}

describe('more never gives less', { timeout: 30_000 }, () => {
  test('a grant', () => {
    fc.assert(
      fc.property(anyEvidence, anyPrincipal, anyQuestion, ({ evidence, extra }, principal, question) => {
        const before = decisionOf(evidence, principal, question);
        verdicts[before.verdict] += 1;
        const more = { ...evidence, grants: [...evidence.grants, extra] };
        expectNothingLost(before, decisionOf(more, principal, question));
      }),
      runs,
    );
    // Else the properties would hold of nothing.
    for (const verdict of ['allowed', 'denied', 'unknown'] as const) {
      expect(verdicts[verdict]).toBeGreaterThan(50);
    }
  });

  test('a permission of a role', () => {
    fc.assert(
      fc.property(
        anyEvidence,
        anyPrincipal,
        anyQuestion,
        fc.nat(),
        ({ evidence }, principal, question, pick) => {
          const at = pick % evidence.roles.length;
          const roles = evidence.roles.map((one, index) =>
            index === at && one.permissions
              ? { ...one, permissions: [...one.permissions, question.permission] }
              : one,
          );
          const before = decisionOf(evidence, principal, question);
          expectNothingLost(before, decisionOf({ ...evidence, roles }, principal, question));
        },
      ),
      runs,
    );
  });

  test('a membership in a team', () => {
    fc.assert(
      fc.property(
        anyEvidence,
        anyPrincipal,
        anyQuestion,
        fc.boolean(),
        ({ evidence }, principal, question, first) => {
          const teams = evidence.teams.map((team, index) =>
            (index === 0) === first ? { ...team, userIds: [...team.userIds, principal.id] } : team,
          );
          const before = decisionOf(evidence, principal, question);
          expectNothingLost(before, decisionOf({ ...evidence, teams }, principal, question));
        },
      ),
      runs,
    );
  });

  test('but nothing of it counts for who is deactivated', () => {
    fc.assert(
      fc.property(anyEvidence, anyPrincipal, anyQuestion, ({ evidence }, principal, question) => {
        const after = decisionOf(evidence, { ...principal, isActive: false }, question);
        expect(after).toMatchObject({ verdict: 'denied', isInactive: true, chains: [], doubts: [] });
      }),
    );
  });
});

const GAPS: Gap[] = [
  { what: 'roles', of: null, failure: { kind: 'offline' } },
  { what: 'roles', of: null, failure: null },
  { what: 'assignments', of: 'Own 0', failure: { kind: 'forbidden', reason: null } },
  { what: 'assignments', of: 'Workspace Admin', failure: null },
  { what: 'role-permissions', of: 'Own 0', failure: { kind: 'offline' } },
  { what: 'team-members', of: 'core', failure: { kind: 'offline' } },
];

describe('a decision', { timeout: 30_000 }, () => {
  test('is the same in whatever order things came', () => {
    fc.assert(
      fc.property(
        anyEvidence.chain(({ evidence }) =>
          fc.record({
            evidence: fc.constant({ ...evidence, missing: GAPS }),
            grants: fc.shuffledSubarray(evidence.grants, { minLength: evidence.grants.length }),
            roles: fc.shuffledSubarray(evidence.roles, { minLength: evidence.roles.length }),
            teams: fc.shuffledSubarray(evidence.teams, { minLength: evidence.teams.length }),
            missing: fc.shuffledSubarray(GAPS, { minLength: GAPS.length }),
          }),
        ),
        anyPrincipal,
        anyQuestion,
        ({ evidence, ...shuffled }, principal, question) => {
          expect(decisionOf({ ...evidence, ...shuffled }, principal, question)).toEqual(
            decisionOf(evidence, principal, question),
          );
        },
      ),
      runs,
    );
  });

  test('is the same when everything came twice', () => {
    fc.assert(
      fc.property(anyEvidence, anyPrincipal, anyQuestion, ({ evidence }, principal, question) => {
        const { grants, roles, teams } = evidence;
        const doubled = {
          ...evidence,
          grants: [...grants, ...grants],
          roles: [...roles, ...roles],
          teams: teams.map((team) => ({ ...team, userIds: [...team.userIds, ...team.userIds] })),
          missing: [...GAPS, ...GAPS],
        };
        expect(decisionOf(doubled, principal, question)).toEqual(
          decisionOf({ ...evidence, missing: GAPS }, principal, question),
        );
      }),
    );
  });

  test('names nothing that is not there', () => {
    fc.assert(
      fc.property(anyEvidence, anyPrincipal, anyQuestion, ({ evidence }, principal, question) => {
        const { chains, doubts } = decisionOf({ ...evidence, missing: GAPS }, principal, question);
        const roles = new Map(evidence.roles.map((one) => [one.id, one]));
        const grants = evidence.grants;
        for (const { role, team, via, workspaceId, projectId } of chains) {
          if (role) expect(roles.get(role.id)).toMatchObject(role);
          if (team) expect(evidence.teams).toContainEqual(expect.objectContaining(team));
          if (via !== 'role' && via !== 'share') continue;
          const holder = team ? { kind: 'team', id: team.id } : { id: principal.id };
          expect(grants).toContainEqual(
            expect.objectContaining({
              roleId: role?.id,
              workspaceId,
              projectId,
              holder: expect.objectContaining(holder),
            }),
          );
        }
        const names = [...evidence.roles, ...evidence.teams].map(({ name }) => name);
        for (const { of } of doubts) expect([null, ...names]).toContain(of);
      }),
      runs,
    );
  });

  test('never fails, whatever the strings of a server are, and survives messages', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('__proto__', 'constructor', 'toString', '', '*', '\u0000', 'Workspace Admin'),
    );
    const level = fc.option(fc.oneof(text, fc.constantFrom('workspace', 'project')));
    const evidence: fc.Arbitrary<Evidence> = fc.record({
      organization: fc.record({ id: text, name: text }),
      workspaceId: fc.option(text),
      principals: fc.constant([]),
      roles: fc.array(
        fc.record({
          id: text,
          name: text,
          level,
          isSystem: fc.boolean(),
          isShare: fc.boolean(),
          permissions: fc.option(fc.array(fc.record({ resourceType: text, action: text }))),
        }),
      ),
      grants: fc.array(
        fc.record({
          roleId: text,
          holder: fc.record({ kind: fc.constantFrom('user', 'team', 'invitation'), id: text }),
          workspaceId: fc.option(text),
          projectId: fc.option(text),
          resource: fc.option(fc.record({ type: text, id: text })),
        }),
      ),
      teams: fc.array(fc.record({ id: text, name: text, userIds: fc.array(text) })),
      owners: fc.dictionary(text, text),
      missing: fc.array(
        fc.record({
          what: fc.constantFrom('roles', 'assignments', 'role-permissions', 'team-members'),
          of: fc.option(text),
          failure: fc.constant(null),
        }),
      ),
      complete: fc.boolean(),
      reading: fc.constant({ done: 0, total: 0 }),
    });
    const place = fc.option(text);
    fc.assert(
      fc.property(
        evidence,
        anyPrincipal,
        text,
        text,
        text,
        place,
        place,
        (all, who, id, type, action, w, p) => {
          const where = {
            organization: { id: all.organization.id },
            workspace: w === null ? null : { id: w },
            project: p,
            resource: { type, id },
          };
          const target = targetAt(where, { resourceType: type, action });
          const decision = decide(all, { ...who, id }, action, target);
          expect(structuredClone(decision)).toEqual(decision);
          const isSure = decision.verdict !== 'unknown';
          expect(decision.doubts.length > 0).toBe(!isSure);
          if (decision.verdict === 'allowed') expect(decision.chains).not.toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
