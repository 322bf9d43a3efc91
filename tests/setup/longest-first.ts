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

/** Begins with the files that take longest; a machine that ran the tests before knows that by itself, a new one does not. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    // Stable: the others stay in vitest's own order.
    return sorted.sort((a, b) => place(a.moduleId) - place(b.moduleId));
  }
}

function place(moduleId: string): number {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
  return at < 0 ? LONGEST.length : at;
}
