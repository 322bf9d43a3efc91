import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, the longest first: one that began last would leave a core with nothing to do. */
const LONGEST = [
  'e2e/chaos',
  'states/full-page',
  // Beside what works hard, what mostly waits.
  'e2e/waiting',
  'states/sidebar',
  'states/popup',
  'e2e/read-death',
  'e2e/pause-death',
  'e2e/write-death',
  'e2e/changes-legacy',
  'e2e/change-death',
  'e2e/changes-current',
  'e2e/languages',
  'firefox/lifecycle',
  'firefox/roads',
  'e2e/context-menu',
  'e2e/worker-death',
  'changes/every-kind-crash',
];

/**
 * Begins with the files that take longest; a machine that ran the tests before knows that by itself, a new one does not. Files that share
 * their modules come in the order of their environment: a process ends where the next file has another one.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    const keys = new Map(
      sorted.map((file) => [
        file,
        [place(file.moduleId), projects.indexOf(file.project.name), isWithDocument(file) ? 0 : 1],
      ]),
    );
    const compare = (a: number[] = [], b: number[] = []) =>
      a.map((key, index) => key - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
    // Stable: the others stay in vitest's own order.
    return sorted.sort((a, b) => compare(keys.get(a), keys.get(b)));
  }
}

function place(moduleId: string): number {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at < 0 ? LONGEST.length : at;
}

function isWithDocument({ moduleId, project }: TestSpecification): boolean {
  if (project.config.isolate || project.config.environment === 'node') return false;
  return !readFileSync(moduleId, 'utf8').startsWith('// @vitest-environment node');
}
