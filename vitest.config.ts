import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { LongestFirst } from './tests/setup/longest-first.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const BROWSERS = ['tests/e2e/**', 'tests/firefox/**'];
const SHARED = ['api', 'bench', 'components', 'control-plane', 'model'].map(
  (folder) => `tests/${folder}/**/*.test.{ts,tsx}`,
);

/** One more than processors on the smallest machine: browsers wait a good part of their time. */
const BROWSERS_AT_ONCE = 3;

const UNIT = {
  environment: 'happy-dom',
  setupFiles: ['tests/setup/unit.ts'],
  // Properties and random runs take seconds; on a busy machine they take longer, which says nothing of the code.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // vitest leaves one processor free for itself, which of two is half of the machine.
  maxWorkers: 2,
};

/**
 * `unit` and `unit-shared` need no browser; `e2e` drives the built extension in a real Chromium, `e2e-states` looks at each state of it,
 * `firefox` drives it in a real Firefox: three browsers at once.
 */
export default defineConfig({
  test: {
    // tests/setup/test.mjs counts the tests from the JSON.
    reporters: ['default', 'json'],
    sequence: { sequencer: LongestFirst },
    outputFile: { json: '.output/test-results.json' },
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          ...UNIT,
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...BROWSERS, ...SHARED],
        },
      },
      {
        plugins: [WxtVitest()],
        // What is imported stays imported for the next file: these change nothing in a module, and replace none.
        test: { ...UNIT, name: 'unit-shared', include: SHARED, isolate: false },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          // Playwright and the control plane stay imported for the next file, as above.
          isolate: false,
          include: ['tests/e2e/*.test.ts'],
          // After the unit tests, which would take the cores away from the browser.
          sequence: { groupOrder: 1 },
          maxWorkers: BROWSERS_AT_ONCE,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
        resolve: { alias: { '#lib': here('lib'), '#components': here('components') } },
      },
      {
        test: {
          name: 'e2e-states',
          environment: 'node',
          include: ['tests/e2e/states/*.test.ts'],
          maxWorkers: BROWSERS_AT_ONCE,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
        resolve: { alias: { '#lib': here('lib'), '#components': here('components') } },
      },
      {
        test: {
          name: 'firefox',
          environment: 'node',
          include: ['tests/firefox/*.test.ts'],
          maxWorkers: BROWSERS_AT_ONCE,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
        resolve: { alias: { '#lib': here('lib'), '#components': here('components') } },
      },
    ],
  },
});
