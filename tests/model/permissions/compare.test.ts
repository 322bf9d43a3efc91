// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { compare } from '#lib/model/permissions/compare.ts';
import { decideRole } from '#lib/model/permissions/decide-role.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import { matrixOf, narrowed } from '#lib/model/permissions/matrix.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import { AT, ann, ask, known, permits, role, share, system, told } from './evidence-builder.ts';

const said = (verdict: Decision['verdict']): Decision => ({
  ...ask(known([]), 'read model', AT.project, ann),
  verdict,
});

describe('the difference between two decisions', () => {
  test.each([
    ['denied', 'allowed', 'gained'],
    ['allowed', 'denied', 'lost'],
    ['allowed', 'allowed', 'same'],
    ['denied', 'denied', 'same'],
    ['unknown', 'allowed', 'unsure'],
    ['denied', 'unknown', 'unsure'],
    ['unknown', 'unknown', 'unsure'],
    ['unavailable', 'denied', 'unsure'],
    ['allowed', 'unavailable', 'unsure'],
  ] as const)('from %s to %s is %s', (before, after, expected) => {
    expect(compare(said(before), said(after))).toBe(expected);
  });
});

describe('what a role gives', () => {
  const deleter = role('Deleter', 'workspace', ['pipeline_run:delete']);
  const inProject = role('In project', 'project', ['pipeline_run:delete', 'stack:delete']);
  test.each([
    ['what it lists', deleter, 'delete pipeline_run', AT.workspace, 'allowed; role Deleter'],
    ['not what it does not list', deleter, 'read pipeline_run', AT.workspace, 'denied'],
    [
      'nothing of the organization',
      role('All', 'workspace', ['*:*']),
      'read organization',
      AT.organization,
      'denied',
    ],
    [
      'in some project of a workspace',
      inProject,
      'delete pipeline_run',
      AT.workspace,
      'allowed; role In project',
    ],
    ['nothing that projects share', inProject, 'delete stack', AT.project, 'denied'],
    [
      'what the documentation says',
      system('Workspace Viewer'),
      'read model',
      AT.workspace,
      'allowed; role Workspace Viewer (documented)',
    ],
    ['not what the documentation denies', system('Workspace Viewer'), 'delete model', AT.workspace, 'denied'],
    [
      'perhaps what the documentation is silent on',
      system('Workspace Viewer'),
      'promote model',
      AT.workspace,
      'unknown; ? documentation Workspace Viewer',
    ],
    [
      'perhaps what is not listed',
      role('Own', 'workspace', null),
      'read model',
      AT.workspace,
      'unknown; ? role-permissions Own',
    ],
    ['perhaps what a share is of', share(null), 'read model', AT.run, 'unknown; ? role-permissions Share'],
    ['what a share lists', share(['model:read']), 'read model', AT.workspace, 'allowed; share Share'],
  ] as const)('%s', (_, one, question, where: Whereabouts, expected) => {
    const [action = '', resourceType = ''] = question.split(' ');
    expect(told(decideRole(one, { resourceType, action }, where))).toBe(expected);
  });
});

describe('a matrix', () => {
  const all = permits('b:prune', 'b:read', 'a:delete', 'a:read', 'c:share', 'a:read', 'c:client');

  test('has each type and action once, the usual actions first', () => {
    const { types, actions, has } = matrixOf(all, (a, b) => (a < b ? -1 : 1));
    expect(types).toEqual(['a', 'b', 'c']);
    expect(actions).toEqual(['read', 'delete', 'share', 'client', 'prune']);
    expect([has('a', 'delete'), has('b', 'delete')]).toEqual([true, false]);
  });

  test('is narrowed to the rows and columns of what is wanted, and these stay whole', () => {
    const isWanted = ({ resourceType, action }: { resourceType: string; action: string }) =>
      `${resourceType}:${action}` === 'a:delete' || `${resourceType}:${action}` === 'b:read';
    expect(narrowed(all, isWanted)).toEqual(permits('b:read', 'a:delete', 'a:read', 'a:read'));
    expect(narrowed(all, () => false)).toEqual([]);
  });
});
