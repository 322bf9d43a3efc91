import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** Where vitest.config.ts has vitest's JSON reporter write. */
const RESULTS = join(root, '.output', 'test-results.json');

/** An earlier run's results must not be taken for this run's. */
export function forgetResults() {
  rmSync(RESULTS, { force: true });
}

/** How many of vitest's tests passed and failed. A file that broke outside its tests is one failure. */
export function countResults(files) {
  const counts = { passed: 0, failed: 0 };
  for (const file of files) {
    const statuses = file.assertionResults.map((test) => test.status);
    const failed = statuses.filter((status) => status === 'failed').length;
    counts.passed += statuses.filter((status) => status === 'passed').length;
    counts.failed += failed === 0 && file.status === 'failed' ? 1 : failed;
  }
  return counts;
}

/** Vitest's results by file. Empty when it died before it wrote anything; its exit code then tells of the failure. */
export function readResults() {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8')).testResults;
  } catch {
    return [];
  }
}
