// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Decision } from '#lib/model/permissions/decision.ts';
import type { Principal } from '#lib/model/permissions/evidence.ts';
import { type NamedPlace, verdictJson } from '#lib/model/permissions/verdict-json.ts';

const ADA: Principal = {
  kind: 'user',
  id: 'ada',
  name: 'Ada',
  email: 'ada@acme.example',
  isActive: true,
  isSuperuser: false,
};
const PROJECT = '00000051-7f3a-4c1e-9b52-000000000051';
const RUN = '5d0c1a7e-63b4-4f0b-8f57-0c9a2c7d1e42';
const PLACE: NamedPlace = {
  organization: { id: 'acme', name: 'ACME' },
  workspace: { id: 'prod', name: 'ml-prod', displayName: 'ML production' },
  project: PROJECT,
  resource: { type: 'pipeline_run', id: RUN },
};
const ALLOWED: Decision = {
  verdict: 'allowed',
  basis: 'roles',
  chains: [
    {
      via: 'role',
      team: { id: 'core', name: 'ml-core' },
      role: { id: 'dev', name: 'Workspace Developer', level: 'workspace' },
      workspaceId: 'prod',
      projectId: null,
      isDocumented: false,
    },
  ],
  doubts: [],
  isInactive: false,
  failure: null,
  rolesSay: null,
};
const json = (rest: Partial<Parameters<typeof verdictJson>[0]> = {}) =>
  verdictJson({
    decision: ALLOWED,
    permission: { resourceType: 'pipeline_run', action: 'delete' },
    place: PLACE,
    principal: ADA,
    asOf: Date.UTC(2026, 4, 1, 9),
    ...rest,
  });

describe('a verdict as JSON', () => {
  it('says all that it is about, always in the same order', () => {
    expect(JSON.parse(json())).toEqual({
      asOf: '2026-05-01T09:00:00.000Z',
      principal: { kind: 'user', id: 'ada', name: 'Ada', email: 'ada@acme.example', isActive: true },
      action: 'delete',
      resourceType: 'pipeline_run',
      place: {
        organization: { id: 'acme', name: 'ACME' },
        workspace: { id: 'prod', name: 'ml-prod', displayName: 'ML production' },
        project: PROJECT,
        resource: { type: 'pipeline_run', id: RUN },
      },
      resource: { old: `prod@server:pipeline_run/${RUN}`, new: `${PROJECT}:pipeline_run/${RUN}` },
      verdict: 'allowed',
      basis: 'roles',
      rolesSay: null,
      isInactive: false,
      chains: ALLOWED.chains,
      doubts: [],
      failure: null,
    });
    const other = { ...ALLOWED, chains: ALLOWED.chains.map((chain) => reversed(chain)) };
    expect(json({ decision: reversed(other), principal: reversed(ADA), place: reversed(PLACE) })).toBe(
      json(),
    );
  });

  it.each([
    [
      'a type of a project',
      { resourceType: 'model', action: 'read' },
      'prod@server:model',
      `${PROJECT}:model`,
    ],
    ['a type of the workspace', { resourceType: 'stack', action: 'read' }, 'prod@server:stack', null],
    [
      'the workspace itself',
      { resourceType: 'workspace', action: 'read' },
      'prod@server:workspace/prod',
      'workspace/prod',
    ],
    ['the organization’s side', { resourceType: 'team', action: 'read' }, null, null],
  ])('names %s in both forms, or in none that means something else', (_, permission, old, newer) => {
    expect(JSON.parse(json({ permission })).resource).toEqual({ old, new: newer });
  });

  it('tells doubts and failures by their kind, and no text of a server', () => {
    const reason = 'grace@acme.example may not';
    const decision: Decision = {
      ...ALLOWED,
      verdict: 'unknown',
      chains: [],
      doubts: [{ why: 'assignments', of: 'Workspace Admin', failure: { kind: 'forbidden', reason } }],
      failure: { kind: 'server', status: 500, reason },
    };
    const said = json({ decision, asOf: null });
    expect(JSON.parse(said)).toMatchObject({
      asOf: null,
      doubts: [{ why: 'assignments', of: 'Workspace Admin', failure: 'forbidden' }],
      failure: 'server',
    });
    expect(said).not.toContain('grace@');
  });
});

const reversed = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).reverse()) as T;
