// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { lastRoleSteps } from '#lib/model/change/last-role.ts';
import type { Move } from '#lib/model/change/move.ts';

/** `+a` gives role a to Ada, `-a` takes it; `-a@w` in a workspace, `-a~` from a team. */
const moves = (...words: string[]): Move[] =>
  words.map((word, step) => ({
    is: 'role',
    step,
    isGiven: word.startsWith('+'),
    organizationId: 'o',
    roleId: word[1] ?? '',
    holder: word.endsWith('~') ? { kind: 'team', id: 'ada' } : { kind: 'user', id: 'ada' },
    workspaceId: word.endsWith('@w') ? 'w' : null,
    projectId: null,
  }));

describe('the steps that take the last role of a member', () => {
  it.each<[string, string[], string[], number[]]>([
    ['one of two', ['a', 'b'], ['-a'], []],
    ['the only one', ['a'], ['-a'], [0]],
    ['both', ['a', 'b'], ['-a', '-b'], [1]],
    ['the only one, after another was given', ['a'], ['+b', '-a'], []],
    ['the only one, before another is given', ['a'], ['-a', '+b'], [0]],
    ['what was given before', [], ['+b', '-b'], [1]],
    ['one inside a workspace', ['a'], ['-a@w'], []],
    ['one of a team', ['a'], ['-a~'], []],
    ['one that they do not hold', ['a'], ['-b'], []],
    ['after one was refused, all is as before', ['a'], ['-a', '+b', '-a'], [0]],
  ])('%s', (_, own, words, steps) => {
    expect(lastRoleSteps(own, 'ada', moves(...words))).toEqual(steps);
  });

  it('are only those of the member', () => {
    expect(lastRoleSteps(['a'], 'grace', moves('-a'))).toEqual([]);
  });
});
