// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '#lib/model/permissions/decide.ts';
import type { Evidence, Gap, Grant, Principal } from '#lib/model/permissions/evidence.ts';
import { targetAt } from '#lib/model/permissions/target.ts';
import { whoHasAccess } from '#lib/model/permissions/who-has-access.ts';
import {
  evidence,
  grant,
  HERE,
  id,
  inProject,
  inWorkspace,
  ORGANIZATION,
  OTHER_PROJECT,
  OTHER_WORKSPACE,
  PROJECT,
  person,
  ROLES,
  RUN,
  role,
  shared,
  WORKSPACE,
} from './who-evidence.ts';

describe('who may do something', () => {
  const asked = { resourceType: 'pipeline_run', action: 'delete' };
  const may = (given: Evidence) => {
    const { rows, unsure } = whoHasAccess(given, HERE.run, asked);
    const names = (of: typeof rows) => of.map(({ principal }) => principal.name);
    return [names(rows), names(unsure)];
  };

  it('are those for whom a role gives it, and apart those of whom it is not known', () => {
    const given = evidence({
      principals: [person(10), person(11), person(12), person(13, { isActive: false })],
      grants: [
        grant('Developer', 10, inWorkspace),
        grant('Viewer', 11, inProject),
        grant('Riddle', 12, inWorkspace),
        grant('Admin', 13),
      ],
      owners: { [RUN]: id(99) },
    });
    expect(may(given)).toEqual([['Person 10'], ['Person 12']]);
  });

  it('are told apart by the project that their role is held in, also where no workspace is said', () => {
    const given = evidence({
      roles: [role('Deleter', 'project', ['pipeline_run:delete'])],
      grants: [
        grant('Deleter', 10, { projectId: PROJECT }),
        grant('Deleter', 11, { projectId: OTHER_PROJECT }),
      ],
      owners: { [RUN]: id(99) },
    });
    expect(may(given)).toEqual([['Person 10'], []]);
  });

  it('says of those who are not sure why, and what they hold', () => {
    const given = evidence({ grants: [grant('Riddle', 10, inWorkspace)], owners: { [RUN]: id(99) } });
    const { unsure } = whoHasAccess(given, HERE.run, asked);
    expect(unsure).toMatchObject([
      { doubts: [{ why: 'role-permissions', of: 'Riddle' }], sources: [{ role: { name: 'Riddle' } }] },
    ]);
  });

  it('agrees with the engine about each, whatever is held and whatever is missing', () => {
    const TYPES = ['pipeline_run', 'stack', 'workspace', 'member', 'organization'];
    const somebody = fc.record({
      kind: fc.constantFrom('user', 'service-account', 'team', 'invitation', 'workspace-service-account'),
      isActive: fc.constantFrom(true, true, true, false, null),
      isSuperuser: fc.constantFrom(false, false, false, true, null),
    });
    const held = fc.record({
      roleId: fc.constantFrom(...ROLES.map(({ id }) => id), 'Gone'),
      who: fc.nat(9),
      where: fc.constantFrom<Partial<Grant>>(
        {},
        inWorkspace,
        inProject,
        { workspaceId: OTHER_WORKSPACE },
        // Servers may name the project alone.
        { projectId: PROJECT },
        { projectId: OTHER_PROJECT },
      ),
      resource: fc.constantFrom(null, shared),
    });
    const gap = fc.constantFrom<Gap>(
      { what: 'roles', of: null, failure: null },
      { what: 'assignments', of: 'Developer', failure: null },
      { what: 'role-permissions', of: 'Riddle', failure: null },
      { what: 'team-members', of: id(100), failure: null },
    );
    fc.assert(
      fc.property(
        fc.array(somebody, { minLength: 1, maxLength: 10 }),
        fc.array(held, { maxLength: 14 }),
        fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 8 }),
        fc.array(gap, { maxLength: 2 }),
        fc.constantFrom(...Object.values(HERE)),
        fc.constantFrom(...TYPES),
        fc.constantFrom('read', 'delete'),
        fc.constantFrom({}, { [WORKSPACE]: id(100) }, { [RUN]: id(101), [ORGANIZATION]: id(100) }),
        (people, grants, memberships, missing, at, resourceType, action, owners) => {
          const principals = people.map((one, n) => person(100 + n, one as Partial<Principal>));
          const kindOf = (n: number) => principals[n % principals.length] as Principal;
          const given = evidence({
            principals,
            grants: grants.map(({ roleId, who, where, resource }) => {
              const { kind, id: holder } = kindOf(who);
              const as = kind === 'team' || kind === 'invitation' ? kind : 'user';
              return grant(roleId, 0, { ...where, resource, holder: { kind: as, id: holder } });
            }),
            teams: principals
              .filter(({ kind }) => kind === 'team')
              .map(({ id: teamId, name }) => ({
                id: teamId,
                name,
                userIds: [
                  ...new Set(
                    memberships.filter(([of]) => kindOf(of).id === teamId).map(([, who]) => kindOf(who).id),
                  ),
                ].filter((one) => one !== teamId),
              })),
            owners,
            missing,
          });
          const permission = { resourceType, action };
          const { rows, unsure } = whoHasAccess(given, at, permission);
          const isListed = ({ kind, id: one }: Principal) =>
            kind !== 'team' ||
            (missing.some(({ of }) => of === one) && given.grants.some(({ holder }) => holder.id === one)) ||
            given.teams.every((of) => of.id !== one || of.userIds.length === 0);
          const verdicts = (verdict: string) =>
            principals
              .filter(isListed)
              .filter((one) => decide(given, one, action, targetAt(at, permission)).verdict === verdict)
              .map(({ id: one }) => one);
          expect(rows.map(({ principal }) => principal.id)).toEqual(verdicts('allowed'));
          expect(unsure.map(({ principal }) => principal.id)).toEqual(verdicts('unknown'));
          // Whoever may do something somewhere has access there.
          const listed = new Set(whoHasAccess(given, at, null).rows.map(({ principal }) => principal.id));
          const isAbout = at.resource === null || at.resource.type === resourceType;
          const named = rows.filter(({ sources }) => sources.some(({ via }) => via !== 'owner'));
          if (isAbout && targetAt(at, permission).workspaceId !== null)
            for (const { principal } of named) expect(listed).toContain(principal.id);
        },
      ),
      { numRuns: 500 },
    );
  });
});
