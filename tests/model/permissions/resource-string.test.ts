// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { resourceString } from '#lib/model/permissions/resource-string.ts';

const here = { workspaceId: 'w', projectId: 'p', type: 'pipeline', id: null };

describe('the name of a resource', () => {
  test.each([
    ['project', here, 'p:pipeline'],
    ['project', { ...here, id: 'x' }, 'p:pipeline/x'],
    ['project', { ...here, type: 'stack' }, null],
    ['project', { ...here, type: 'stack', id: 'x' }, 'stack/x'],
    ['project', { ...here, projectId: null, id: 'x' }, 'pipeline/x'],
    ['project', { ...here, projectId: null }, null],
    ['workspace', { ...here, id: 'x' }, 'w@workspace:pipeline/x'],
    ['server', here, 'w@server:pipeline'],
    ['server', { ...here, workspaceId: null }, null],
    ['server', { ...here, id: 'a/b' }, null],
    ['server', { ...here, workspaceId: 'w@server:x' }, null],
    ['project', { ...here, type: '' }, null],
  ] as const)('%s %j is %j', (form, resource, expected) => {
    expect(resourceString(form, resource)).toBe(expected);
  });
});
