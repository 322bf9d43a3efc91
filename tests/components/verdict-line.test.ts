import { describe, expect, it } from 'vitest';
import { verdictLine } from '#components/views/permissions/verdict-line.ts';
import type { Chain, Decision } from '#lib/model/permissions/decision.ts';
import type { Evidence, Principal } from '#lib/model/permissions/evidence.ts';
import { NOWHERE } from '#lib/model/place.ts';
import { EVIDENCE, RUN_PLACE, resolved, WORKSPACE_PLACE } from './fixtures.ts';

const GRACE = EVIDENCE.principals.find(({ name }) => name === 'Grace Hopper') as Principal;
const chain: Chain = {
  via: 'role',
  team: { id: 'core', name: 'ml-core' },
  role: { id: 'dev', name: 'Workspace Developer', level: 'workspace' },
  workspaceId: null,
  projectId: null,
  isDocumented: false,
};
const decided = (verdict: Decision['verdict'], rest: Partial<Decision> = {}): Decision => ({
  verdict,
  basis: 'roles',
  chains: [],
  doubts: [],
  isInactive: false,
  failure: null,
  rolesSay: null,
  ...rest,
});
const line = (decision: Decision, isMe = true, evidence: Evidence | null = EVIDENCE) =>
  verdictLine({
    decision,
    permission: { resourceType: 'pipeline_run', action: 'delete' },
    place: resolved(RUN_PLACE),
    principal: GRACE,
    evidence,
    isMe,
  });

const RUN = 'pipeline run 5d0c1a7e…1e42 in project recommender of ML production';

describe('a verdict as a line', () => {
  it.each<[string, Decision]>([
    ['Workspace Developer via team ml-core', decided('allowed', { chains: [chain] })],
    ['Workspace Developer', decided('allowed', { chains: [{ ...chain, team: null }] })],
    [
      'Workspace Developer, as ZenML documents it',
      decided('allowed', { chains: [{ ...chain, team: null, isDocumented: true }] }),
    ],
    ['Workspace Developer via team ml-core, and 1 more way', decided('allowed', { chains: [chain, chain] })],
    ['super-user', decided('allowed', { chains: [{ ...chain, via: 'super-user', role: null }] })],
    ['its owner', decided('allowed', { chains: [{ ...chain, via: 'owner', role: null }] })],
    [
      'service account of the workspace itself, which no role binds',
      decided('allowed', { chains: [{ ...chain, via: 'outside-rbac', role: null }] }),
    ],
    [
      'shared with team ml-core (Workspace Developer)',
      decided('allowed', { chains: [{ ...chain, via: 'share' }] }),
    ],
    [
      'shared directly (Workspace Developer)',
      decided('allowed', { chains: [{ ...chain, via: 'share', team: null }] }),
    ],
    ['ZenML says so; which role gives it is not known', decided('allowed', { basis: 'zenml' })],
    [
      'ZenML says so, although no role was found that gives it',
      decided('allowed', { basis: 'zenml', rolesSay: 'denied' }),
    ],
  ])('says what gives it: %s', (by, decision) => {
    expect(line(decision)).toBe(`You may delete ${RUN}: ${by}.`);
    expect(line(decision, false)).toBe(`Grace Hopper may delete ${RUN}: ${by}.`);
  });

  it.each<[string, Decision, Evidence | null]>([
    ['no role found that gives it (5 roles and 1 team looked at)', decided('denied'), EVIDENCE],
    [
      'no role found that gives it (5 roles and 1 team looked at)',
      decided('denied', { basis: 'zenml' }),
      EVIDENCE,
    ],
    ['ZenML says so', decided('denied', { basis: 'zenml' }), null],
    ['ZenML says so', decided('denied', { basis: 'zenml' }), { ...EVIDENCE, complete: false }],
    [
      'ZenML says so, although a role gives it (Workspace Developer via team ml-core)',
      decided('denied', { basis: 'zenml', rolesSay: 'allowed', chains: [chain] }),
      EVIDENCE,
    ],
  ])('says on what a no rests: %s', (why, decision, evidence) => {
    expect(line(decision, true, evidence)).toBe(`You may not delete ${RUN}: ${why}.`);
    expect(line(decision, false, evidence)).toBe(`Grace Hopper may not delete ${RUN}: ${why}.`);
  });

  it('says that an account is switched off', () => {
    const off = decided('denied', { isInactive: true });
    expect(line(off)).toBe(`You may not delete ${RUN}: your account is switched off.`);
    expect(line(off, false)).toBe(`Grace Hopper may not delete ${RUN}: the account is switched off.`);
  });

  it('says why something is not known, or could not be found out', () => {
    const unknown = decided('unknown', { doubts: [{ why: 'owner', of: null, failure: null }] });
    const why = 'The owner may do this, and who owns it is not known.';
    expect(line(unknown)).toBe(`It is not known whether you may delete ${RUN}: ${why}`);
    expect(line(unknown, false)).toBe(`It is not known whether Grace Hopper may delete ${RUN}: ${why}`);
    const lost = decided('unavailable', { failure: { kind: 'offline' } });
    expect(line(lost)).toBe(`Whether you may delete ${RUN} could not be found out: ZenML cannot be reached.`);
    expect(line(lost, false)).toBe(
      `Whether Grace Hopper may delete ${RUN} could not be found out: ZenML cannot be reached.`,
    );
  });

  it.each([
    [WORKSPACE_PLACE, 'stack', 'update', 'update stack in ML production'],
    [WORKSPACE_PLACE, 'workspace', 'update', 'update workspace ML production'],
    [WORKSPACE_PLACE, 'secret', 'read_secret_value', 'use “read secret value” on secret in ML production'],
    [RUN_PLACE, 'project', 'read', 'read project recommender in ML production'],
    [RUN_PLACE, 'project', 'create', 'create project in ML production'],
    [{ ...NOWHERE, organization: 'x' }, 'team', 'create', 'create team in ACME Research'],
    [{ ...NOWHERE, organization: 'x' }, 'organization', 'update', 'update organization ACME Research'],
  ])('names what it is about (%#)', (place, resourceType, action, deed) => {
    const said = verdictLine({
      decision: decided('allowed', { chains: [{ ...chain, team: null }] }),
      permission: { resourceType, action },
      place: resolved(place),
      principal: GRACE,
      evidence: EVIDENCE,
      isMe: true,
    });
    expect(said).toBe(`You may ${deed}: Workspace Developer.`);
  });
});
