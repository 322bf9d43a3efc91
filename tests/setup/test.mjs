import { ensureDependencies } from './ensure-dependencies.mjs';
import { findChromium } from './find-chromium.mjs';
import { findFirefox } from './find-firefox.mjs';
import { reproduce } from './reproduce.mjs';
import { root, run, runTool } from './run.mjs';
import { tellFailures } from './tell-failures.mjs';
import { countResults, forgetResults, readResults } from './test-results.mjs';

/**
 * `npm test`: every check of the project from an empty folder on. Each check counts as one, and so does each of
 * vitest's tests; set-up counts when it fails. The last line printed is `N passed, N failed`, whatever happens; before
 * it, the tests that failed.
 */
const count = { passed: 0, failed: 0 };
/** The tests that failed, as text. */
const failures = [];

const check = (name, work) => step(name, work, 1);
const setUp = (name, work) => step(name, work, 0);

/** Runs one step, prints how long it took and counts it. Answers whether it passed. */
async function step(name, work, worth) {
  const begin = performance.now();
  let why = '';
  try {
    const code = await work();
    if (code !== undefined && code !== 0) why = `, exit code ${code}`;
    else count.passed += worth;
  } catch (error) {
    why = `: ${error instanceof Error ? error.message : error}`;
  }
  if (why) count.failed += 1;
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`${why ? 'FAILED' : 'passed'}  ${name} (${seconds} s)${why}`);
  return !why;
}

/** vitest's tests, one by one; a run that tells of no failure and yet ends with one counts as a failure. */
async function vitest(projects) {
  const begin = performance.now();
  forgetResults();
  const code = await runTool('vitest', ['run', ...projects.flatMap((name) => ['--project', name])]);
  const results = readResults();
  const tests = countResults(results);
  failures.push(...tellFailures(results, root));
  const failed = tests.failed === 0 && (code !== 0 || tests.passed === 0) ? 1 : tests.failed;
  count.passed += tests.passed;
  count.failed += failed;
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`${failed > 0 ? 'FAILED' : 'passed'}  tests: ${projects.join(', ')} (${seconds} s)`);
}

async function buildForTests() {
  const chromium = ['build', '--mode', 'e2e'];
  return [
    await check('build for the end-to-end tests', () => runTool('wxt', chromium)),
    await check('build for the tests in Firefox', () =>
      runTool('wxt', [...chromium, '-b', 'firefox', '--mv3']),
    ),
  ];
}

async function checkAll() {
  if (!(await setUp('dependencies', ensureDependencies))) return;
  await check('format and lint', () => runTool('biome', ['ci', '.']));
  await check('types', async () => (await runTool('wxt', ['prepare'])) || runTool('tsc', ['--noEmit']));
  // This makes the release builds of both browsers, too.
  const isPackaged = await check('packages for the stores', () =>
    run(process.execPath, ['packaging/package.mjs']),
  );
  // Beside each other: the one works in a folder of its own.
  const [isSame, [isBuilt, isBuiltForFirefox]] = await Promise.all([
    isPackaged && check('the same packages elsewhere', reproduce),
    buildForTests(),
  ]);
  const hasChromium = await setUp('Chromium', async () => {
    process.env.SIDECAR_CHROMIUM = await findChromium();
  });
  const hasFirefox = await setUp('Firefox', async () => {
    process.env.SIDECAR_FIREFOX = await findFirefox();
  });
  const canDrive = isPackaged && isSame && isBuilt && hasChromium;
  const canDriveFirefox = isPackaged && isBuiltForFirefox && hasFirefox;
  await vitest([
    'unit',
    'unit-shared',
    ...(canDrive ? ['e2e', 'e2e-states'] : []),
    ...(canDriveFirefox ? ['firefox'] : []),
  ]);
}

try {
  await checkAll();
} catch (error) {
  count.failed += 1;
  console.error(error);
}
for (const failure of failures) console.log(`\n${failure}\n`);
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
