// @vitest-environment node
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '#lib/model/permissions/decide.ts';
import type { Evidence, Gap, Principal } from '#lib/model/permissions/evidence.ts';
import { targetAt, type Whereabouts } from '#lib/model/permissions/target.ts';
import { AT, PROD } from './evidence-builder.ts';
import { anyEvidence, anyPrincipal, anyQuestion } from './random-evidence.ts';

interface Known {
  evidence: Evidence;
  principal: Principal;
  where: Whereabouts;
}
/** Takes a part of what is known away and says so, as the reader of evidence does; `pick` decides which. */
type Withhold = (known: Known, pick: (of: number) => number) => Known;

const lacking = (known: Known, gap: Gap, rest: Partial<Evidence>): Known => ({
  ...known,
  evidence: { ...known.evidence, ...rest, missing: [...known.evidence.missing, gap] },
});
const failure = { kind: 'offline' } as const;

const WITHHOLD: Record<string, Withhold> = {
  'a page of who holds a role': (known, pick) => {
    const { roles, grants } = known.evidence;
    const of = roles[pick(roles.length)]?.id ?? '';
    const kept = grants.filter(({ roleId }, index) => roleId !== of || index % 2 === pick(2));
    return lacking(known, { what: 'assignments', of, failure }, { grants: kept });
  },
  'who holds a role': (known, pick) => {
    const { roles, grants } = known.evidence;
    const of = grants[pick(grants.length)]?.roleId ?? roles[0]?.id ?? '';
    const kept = grants.filter(({ roleId }) => roleId !== of);
    return lacking(known, { what: 'assignments', of, failure: null }, { grants: kept });
  },
  'what a role permits': (known, pick) => {
    const of = known.evidence.roles[pick(known.evidence.roles.length)]?.id ?? '';
    const roles = known.evidence.roles.map((one) => (one.id === of ? { ...one, permissions: null } : one));
    return lacking(known, { what: 'role-permissions', of, failure: null }, { roles });
  },
  'what a role permits, as it could not be read': (known, pick) => {
    const of = known.evidence.roles[pick(known.evidence.roles.length)]?.id ?? '';
    const roles = known.evidence.roles.map((one) => (one.id === of ? { ...one, permissions: null } : one));
    return lacking(known, { what: 'role-permissions', of, failure }, { roles });
  },
  'what every role of ZenML permits': (known) => ({
    ...known,
    evidence: {
      ...known.evidence,
      roles: known.evidence.roles.map((one) => (one.isSystem ? { ...one, permissions: null } : one)),
    },
  }),
  'a part of what a role permits': (known, pick) => {
    const of = known.evidence.roles[pick(known.evidence.roles.length)]?.id ?? '';
    const roles = known.evidence.roles.map((one) =>
      one.id === of ? { ...one, permissions: one.permissions?.slice(pick(3)) ?? null } : one,
    );
    return lacking(known, { what: 'role-permissions', of, failure: null }, { roles });
  },
  'a role, and who holds it': (known, pick) => {
    const { roles, grants } = known.evidence;
    const gone = grants[pick(grants.length)]?.roleId;
    return lacking(
      known,
      { what: 'roles', of: null, failure },
      {
        roles: roles.filter(({ id }) => id !== gone),
        grants: grants.filter(({ roleId }) => roleId !== gone),
      },
    );
  },
  'what a role is, but not who holds it': (known, pick) => {
    const gone = known.evidence.grants[pick(known.evidence.grants.length)]?.roleId;
    const roles = known.evidence.roles.filter(({ id }) => id !== gone);
    return lacking(known, { what: 'roles', of: null, failure: null }, { roles });
  },
  'what is shared': (known) => {
    const grants = known.evidence.grants.map((grant) => ({ ...grant, resource: null }));
    return { ...known, evidence: { ...known.evidence, grants } };
  },
  'who is in a team': (known, pick) => {
    const { teams } = known.evidence;
    const of = teams[pick(teams.length)]?.id ?? '';
    const kept = teams.map((team) => (team.id === of ? { ...team, userIds: team.userIds.slice(1) } : team));
    return lacking(known, { what: 'team-members', of, failure }, { teams: kept });
  },
  'who is in any team, and their names': (known) => {
    const missing = known.evidence.teams.map(
      ({ id }) => ({ what: 'team-members', of: id, failure }) as const,
    );
    const evidence = { ...known.evidence, teams: [], missing: [...known.evidence.missing, ...missing] };
    return { ...known, evidence };
  },
  'an owner': (known, pick) => {
    const ids = Object.keys(known.evidence.owners);
    const gone = ids[pick(ids.length)];
    const owners = Object.fromEntries(Object.entries(known.evidence.owners).filter(([id]) => id !== gone));
    return { ...known, evidence: { ...known.evidence, owners } };
  },
  'every owner': (known) => ({ ...known, evidence: { ...known.evidence, owners: {} } }),
  'whether they are active': (known) => ({ ...known, principal: { ...known.principal, isActive: null } }),
  'whether they are a super-user': (known) => ({
    ...known,
    principal: { ...known.principal, isSuperuser: null },
  }),
  'what is held in other workspaces': (known) => {
    const grants = known.evidence.grants.filter(
      ({ workspaceId }) => workspaceId === null || workspaceId === PROD,
    );
    return { ...known, evidence: { ...known.evidence, workspaceId: PROD, grants } };
  },
  'the id of the project': (known) =>
    known.where.project === null ? known : { ...known, where: { ...known.where, project: AT.named.project } },
};

/** Somebody who is a team or an invitation has no flags to be withheld. */
const isFlag = (what: string) => what.startsWith('whether');
const isFlagless = ({ kind }: Principal) => kind === 'team' || kind === 'invitation';

test.each(Object.keys(WITHHOLD))(
  'without %s a decision is the same or not known, and never another',
  { timeout: 30_000 },
  (what) => {
    let unsettled = 0;
    fc.assert(
      fc.property(
        anyEvidence,
        anyPrincipal.filter((one) => !(isFlag(what) && isFlagless(one))),
        anyQuestion,
        fc.infiniteStream(fc.nat()),
        // What is missing rarely comes alone.
        fc.subarray(
          Object.keys(WITHHOLD).filter((other) => !isFlag(other)),
          { maxLength: 2 },
        ),
        ({ evidence }, principal, { permission, where }, picks, others) => {
          const pick = (of: number) => (picks.next().value ?? 0) % Math.max(1, of);
          const whole: Known = { evidence, principal, where };
          const part = [what, ...others].reduce(
            (known, name) => WITHHOLD[name]?.(known, pick) ?? known,
            whole,
          );
          const verdictOf = (known: Known) =>
            decide(known.evidence, known.principal, permission.action, targetAt(known.where, permission))
              .verdict;
          const [full, partial] = [verdictOf(whole), verdictOf(part)];
          if (partial !== 'unknown') expect(partial).toBe(full);
          else if (full !== 'unknown') unsettled += 1;
        },
      ),
      { numRuns: 2000 },
    );
    // Else nothing that counts was withheld.
    expect(unsettled).toBeGreaterThan(0);
  },
);
