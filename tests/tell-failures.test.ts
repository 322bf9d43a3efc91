// @vitest-environment node
import { expect, test } from 'vitest';
import { tellFailures } from './setup/tell-failures.mjs';

const FOLDER = '/home/me/project';

const file = (
  name: string,
  status: string,
  message: string,
  assertionResults: ReturnType<typeof failed>[],
) => ({
  name: `${FOLDER}/tests/${name}`,
  status,
  message,
  assertionResults,
});
const passed = { fullName: 'something works', status: 'passed', failureMessages: [] };
const failed = (message: string) => ({
  fullName: 'something else works',
  status: 'failed',
  failureMessages: [message],
});

test('each failed test is told by file and name, with the beginning of why, in plain text', () => {
  const long = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
  const told = tellFailures(
    [
      file('one.test.ts', 'passed', '', [passed]),
      file('two.test.ts', 'failed', '', [
        passed,
        failed('\u001b[31mexpected 1\u001b[39m to be 2'),
        failed(long),
      ]),
    ],
    FOLDER,
  );
  expect(told).toHaveLength(2);
  expect(told[0]).toBe('tests/two.test.ts > something else works\n  expected 1 to be 2');
  expect(told[1]).toContain('  line 11');
  expect(told[1]).not.toContain('line 12');
});

test('a file that broke outside its tests is told once', () => {
  const files = [file('three.test.ts', 'failed', 'No such module', [passed])];
  expect(tellFailures(files, FOLDER)).toEqual(['tests/three.test.ts > outside its tests\n  No such module']);
});
