// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '#lib/model/permissions/decide.ts';
import { decisionAt } from '#lib/model/permissions/decision-at.ts';
import { decisionsAfter } from '#lib/model/permissions/decisions-after.ts';
import type { AccessRole, Evidence, Gap, Grant, Principal } from '#lib/model/permissions/evidence.ts';
import { targetAt } from '#lib/model/permissions/target.ts';
import { type AccessChange, endsMembership, takeable, whatIf } from '#lib/model/permissions/what-if.ts';
import {
  ACME,
  AT,
  ann,
  ask,
  bot,
  core,
  holds,
  inCore,
  known,
  owns,
  PARCELS,
  PROD,
  permits,
  person,
  role,
  STAGING,
  share,
} from './evidence-builder.ts';

/** What is true of a small organization, from which evidence is built anew each time. */
interface Facts {
  roles: AccessRole[];
  grants: Grant[];
  /** Pairs of team and member. */
  memberships: [teamId: string, userId: string][];
}

const TEAMS = ['core', 'ops'];
const PEOPLE: Principal[] = [
  ann,
  bot,
  person('ben', { isSuperuser: true }),
  person('cat', { isActive: false }),
];
const HOLDERS: Grant['holder'][] = [
  ...PEOPLE.map(({ id }) => ({ kind: 'user' as const, id })),
  ...TEAMS.map((id) => ({ kind: 'team' as const, id })),
];
const QUESTIONS = permits(
  'organization:read',
  'team:update',
  'model:read',
  'model:delete',
  'stack:read',
  'workspace:update',
);
const PLACES = [AT.organization, AT.workspace, AT.project];
const LEVELS = ['organization', 'organization', 'workspace', 'project'] as const;
const SCOPES = {
  organization: [{ workspaceId: null, projectId: null }],
  workspace: [PROD, STAGING].map((workspaceId) => ({ workspaceId, projectId: null })),
  project: [{ workspaceId: PROD, projectId: PARCELS }],
};

function fromFacts({ roles, grants, memberships }: Facts, missing: Gap[] = []): Evidence {
  const isUnread = (what: Gap['what'], of: string) =>
    missing.some((gap) => gap.what === what && gap.of === of);
  return {
    ...known([]),
    owners: { [ACME]: 'ann', [PROD]: 'bot' },
    principals: PEOPLE,
    roles: roles.map((one) => (isUnread('role-permissions', one.id) ? { ...one, permissions: null } : one)),
    grants: grants.filter(({ roleId }) => !isUnread('assignments', roleId)),
    teams: TEAMS.map((id) => ({
      id,
      name: id,
      userIds: isUnread('team-members', id)
        ? []
        : memberships.filter(([team]) => team === id).map(([, user]) => user),
    })),
    missing,
  };
}

const keyOf = ({ holder, roleId, workspaceId, projectId }: Grant) =>
  [holder.kind, holder.id, roleId, workspaceId, projectId].join(' ');

/** Makes a change in the facts themselves. */
function make(facts: Facts, change: AccessChange): Facts {
  const { roles, grants, memberships } = facts;
  if ('team' in change) {
    const others = memberships.filter(([team, user]) => team !== change.team.id || user !== change.userId);
    return {
      ...facts,
      memberships: change.do === 'join' ? [...others, [change.team.id, change.userId]] : others,
    };
  }
  const { grant } = change;
  const others = grants.filter((one) => keyOf(one) !== keyOf(grant));
  if (change.do === 'give') return { ...facts, grants: [...others, grant] };
  const userId = grant.holder.id;
  const isOfOrganization = ({ roleId }: Grant) =>
    roles.find(({ id }) => id === roleId)?.level === 'organization';
  const isTheirs = ({ holder }: Grant) =>
    holder.id === userId || memberships.some(([team, user]) => user === userId && team === holder.id);
  const isRemoved =
    grant.holder.kind === 'user' &&
    isOfOrganization(grant) &&
    !others.some((one) => isOfOrganization(one) && isTheirs(one));
  if (!isRemoved) return { ...facts, grants: others };
  return {
    roles,
    grants: others.filter(({ holder }) => holder.id !== userId),
    memberships: memberships.filter(([, user]) => user !== userId),
  };
}

const aRole = fc.record({
  level: fc.constantFrom(...LEVELS),
  permissions: fc.subarray(QUESTIONS),
});
const someRoles = fc
  .array(aRole, { minLength: 2, maxLength: 5 })
  .map((all) =>
    all.map(({ level, permissions }, index) => ({ ...role(`r${index}`, level, []), permissions })),
  );
const aGrant = (roles: AccessRole[]): fc.Arbitrary<Grant> =>
  fc.constantFrom(...roles).chain(({ id, level }) =>
    fc
      .record({
        roleId: fc.constant(id),
        holder: fc.constantFrom(...HOLDERS),
        scope: fc.constantFrom(...SCOPES[level as keyof typeof SCOPES]),
      })
      .map(({ roleId, holder, scope }) => ({ roleId, holder, ...scope, resource: null })),
  );
const someFacts: fc.Arbitrary<Facts> = someRoles.chain((roles) =>
  fc.record({
    roles: fc.constant(roles),
    grants: fc.uniqueArray(aGrant(roles), { selector: keyOf, maxLength: 10 }),
    memberships: fc.subarray(TEAMS.flatMap((team) => PEOPLE.map(({ id }): [string, string] => [team, id]))),
  }),
);
const aChange = ({ roles, grants }: Facts): fc.Arbitrary<AccessChange> => {
  const roleOf = ({ roleId }: Grant) => roles.find(({ id }) => id === roleId) as AccessRole;
  const ofTeam = fc.record({
    do: fc.constantFrom('join' as const, 'leave' as const),
    team: fc.constantFrom(...TEAMS.map((id) => ({ id, name: id }))),
    userId: fc.constantFrom(...PEOPLE.map(({ id }) => id)),
  });
  const give = aGrant(roles).map((grant): AccessChange => ({ do: 'give', grant, role: roleOf(grant) }));
  if (grants.length === 0) return fc.oneof(ofTeam, give);
  const take = fc
    .constantFrom(...grants)
    .map((grant): AccessChange => ({ do: 'take', grant, role: roleOf(grant) }));
  return fc.oneof(ofTeam, give, take);
};
const factsAndChange = someFacts.chain((facts) =>
  fc.record({ facts: fc.constant(facts), change: aChange(facts) }),
);

const decisions = (evidence: Evidence) =>
  PEOPLE.flatMap((principal) =>
    PLACES.flatMap((place) =>
      QUESTIONS.map((permission) =>
        decide(evidence, principal, permission.action, targetAt(place, permission)),
      ),
    ),
  );

describe('what if', () => {
  test('is the answer of the engine once the change is made', () => {
    fc.assert(
      fc.property(factsAndChange, ({ facts, change }) => {
        expect(decisions(whatIf(fromFacts(facts), change))).toEqual(
          decisions(fromFacts(make(facts, change))),
        );
      }),
      { numRuns: 400 },
    );
  });

  test('changes nothing in what it is asked about', () => {
    fc.assert(
      fc.property(factsAndChange, ({ facts, change }) => {
        const evidence = fromFacts(facts);
        const before = structuredClone(evidence);
        whatIf(evidence, change);
        expect(evidence).toEqual(before);
      }),
    );
  });

  test('with anything withheld is the truth or not known', () => {
    const someGaps = (facts: Facts) =>
      fc.subarray<Gap>([
        ...facts.roles.flatMap(({ id }): Gap[] => [
          { what: 'assignments', of: id, failure: null },
          { what: 'role-permissions', of: id, failure: null },
        ]),
        ...TEAMS.map((of): Gap => ({ what: 'team-members', of, failure: null })),
      ]);
    let said = 0;
    fc.assert(
      fc.property(
        factsAndChange.chain((both) => fc.record({ both: fc.constant(both), gaps: someGaps(both.facts) })),
        ({ both: { facts, change }, gaps }) => {
          const evidence = fromFacts(facts, gaps);
          const truth = fromFacts(make(facts, change));
          const whose = 'team' in change ? change.userId : change.grant.holder.id;
          const principal = PEOPLE.find(({ id }) => id === whose) ?? { ...core, id: whose };
          for (const place of PLACES) {
            const about = { place, principal, failure: null, zenml: [] };
            const now = decisionAt({ ...about, evidence });
            const then = decisionsAfter({ place, principal, evidence, change, alsoHeld: [], now });
            const trueThen = decisionAt({ ...about, evidence: truth });
            for (const permission of QUESTIONS) {
              const { verdict } = then(permission);
              if (verdict === 'unknown') continue;
              said += 1;
              expect([permission, verdict]).toEqual([permission, trueThen(permission).verdict]);
            }
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(said).toBeGreaterThan(1000);
  });
});

describe('a change beside ZenML’s own verdict', () => {
  const deleter = role('Deleter', 'workspace', ['model:delete']);
  const permission = { resourceType: 'model', action: 'delete' };
  const { grant } = holds(ann, deleter);
  const change = (does: 'give' | 'take'): AccessChange => ({ do: does, grant, role: deleter });
  const decisionThen = (evidence: Evidence, zenml: 'allowed' | 'denied' | 'unknown', one: AccessChange) => {
    const about = { place: AT.project, principal: ann };
    const now = decisionAt({ ...about, evidence, failure: null, zenml: [{ ...permission, verdict: zenml }] });
    return decisionsAfter({ ...about, evidence, change: one, alsoHeld: [], now })(permission);
  };
  const nothing = known([]);
  const held = known([holds(ann, deleter)]);

  test.each([
    ['gives what ZenML denied and roles did not give', nothing, 'denied', 'give', 'allowed'],
    ['takes nothing away by giving', nothing, 'allowed', 'give', 'allowed'],
    ['takes away what ZenML allowed and the role gave', held, 'allowed', 'take', 'denied'],
    ['gives nothing by taking', held, 'denied', 'take', 'denied'],
  ] as const)('%s', (_, evidence, zenml, does, expected) => {
    expect(decisionThen(evidence, zenml, change(does)).verdict).toBe(expected);
  });

  test('is not known where ZenML contradicts the roles', () => {
    const more = { do: 'give', grant: { ...grant, workspaceId: null }, role: deleter } as const;
    expect(decisionThen(held, 'denied', more).verdict).toBe('unknown');
  });

  test('leaves ZenML’s word on what it does not touch', () => {
    const reader = role('Reader', 'workspace', ['model:read']);
    const other = { do: 'give', grant: holds(ann, reader).grant, role: reader } as const;
    expect(decisionThen(nothing, 'allowed', other)).toMatchObject({ verdict: 'allowed', basis: 'zenml' });
  });
});

describe('the last role in the organization', () => {
  const member = role('Member', 'organization', ['organization:read']);
  const admin = role('Admin', 'organization', ['*:*']);
  const developer = role('Developer', 'workspace', ['*:*']);
  const take = (one: AccessRole): AccessChange => ({ do: 'take', grant: holds(ann, one).grant, role: one });
  const both = [holds(ann, member), holds(ann, developer)];
  const takeFromTeam: AccessChange = { do: 'take', role: member, grant: holds(core, member).grant };
  const leave: AccessChange = { do: 'leave', team: { id: 'core', name: 'ml-core' }, userId: 'ann' };

  test.each<[string, Evidence, AccessChange, ReturnType<typeof endsMembership>]>([
    ['ends it', known(both), take(member), 'yes'],
    ['of a workspace does not', known(both), take(developer), 'no'],
    ['beside another does not', known([...both, holds(ann, admin)]), take(member), 'no'],
    ['beside one of a team may', known([...both, holds(core, admin)], inCore('ann')), take(member), 'unsure'],
    [
      'may where others are not read',
      known(both, { missing: [{ what: 'assignments', of: 'Admin', failure: null }] }),
      take(member),
      'unsure',
    ],
    ['of a team may', known([holds(core, member)], inCore('ann')), takeFromTeam, 'unsure'],
    ['of a team that nobody is in does not', known([holds(core, member)], inCore()), takeFromTeam, 'no'],
    [
      'of a team does not where all of it hold another',
      known([holds(core, member), holds(ann, admin)], inCore('ann')),
      takeFromTeam,
      'no',
    ],
    ['may with the team that gives it', known([holds(core, member)], inCore('ann')), leave, 'unsure'],
    ['does not with a team that gives none', known([holds(core, developer)], inCore('ann')), leave, 'no'],
    [
      'does not with a team beside one of their own',
      known([holds(core, admin), holds(ann, member)], inCore('ann')),
      leave,
      'no',
    ],
  ])('%s', (_, evidence, change, expected) => {
    expect(endsMembership(evidence, change)).toBe(expected);
  });

  test('is not the last when another is known from elsewhere', () => {
    const evidence = known(both, { missing: [{ what: 'assignments', of: 'Admin', failure: null }] });
    const other = {
      id: 'Admin',
      name: 'Admin',
      level: 'organization',
      workspaceId: null,
      projectId: null,
      viaTeam: null,
    };
    expect(endsMembership(evidence, take(member), [other])).toBe('no');
    expect(endsMembership(evidence, take(member), [{ ...other, id: 'Member' }])).toBe('unsure');
  });

  test.each<[string, Partial<Evidence>, Principal, 'allowed' | 'denied' | 'unknown', string]>([
    ['is gone with what roles gave', {}, ann, 'unknown', 'denied'],
    [
      'leaves nobody knows what of what ZenML allowed',
      { grants: [holds(ann, member).grant] },
      ann,
      'allowed',
      'unknown',
    ],
    [
      'leaves nobody knows what where it may not have been the last',
      { missing: [{ what: 'assignments', of: 'Admin', failure: null }] },
      ann,
      'unknown',
      'unknown',
    ],
    ['leaves a super-user everything', {}, person('ann', { isSuperuser: true }), 'unknown', 'allowed'],
  ])('%s', (_, rest, principal, zenml, expected) => {
    const permission = { resourceType: 'model', action: 'delete' };
    const about = { place: AT.workspace, principal, evidence: known(both, rest) };
    const now = decisionAt({ ...about, failure: null, zenml: [{ ...permission, verdict: zenml }] });
    const then = decisionsAfter({ ...about, change: take(member), alsoHeld: [], now });
    expect(then(permission).verdict).toBe(expected);
  });

  test('takes everything with it; whether what is owned goes too is not known', () => {
    const left = whatIf(known(both, owns(PROD)), take(member));
    const verdict = (question: string) => ask(left, question, AT.workspace).verdict;
    expect(ask(known(both), 'delete model', AT.workspace).verdict).toBe('allowed');
    expect([verdict('delete model'), verdict('update workspace')]).toEqual(['denied', 'unknown']);
  });
});

test('what was shared cannot be taken away by hand', () => {
  const run = share(['pipeline_run:read']);
  const developer = role('Developer', 'workspace', ['*:*']);
  const all = takeable(known([holds(ann, run), holds(ann, developer)]), ann);
  expect(all.map(({ role }) => role.name)).toEqual(['Developer']);
});
