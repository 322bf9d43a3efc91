import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `unit` needs no browser; `e2e` drives the built extension in a real Chromium, one file at a time; `e2e-states` looks at each state of it. */
export default defineConfig({
  test: {
    // tests/setup/test.mjs counts the tests from the JSON.
    reporters: ['default', 'json'],
    outputFile: { json: '.output/test-results.json' },
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          environment: 'happy-dom',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**'],
          setupFiles: ['tests/setup/unit.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/*.test.ts'],
          // After the unit tests, which would take the cores away from the browser.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
        resolve: { alias: { '#lib': here('lib'), '#components': here('components') } },
      },
      {
        test: {
          name: 'e2e-states',
          environment: 'node',
          include: ['tests/e2e/states/*.test.ts'],
          // They wait for words on a screen and measure no time, so two browsers at once do not disturb them.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          testTimeout: 60_000,
          hookTimeout: 90_000,
        },
        resolve: { alias: { '#lib': here('lib'), '#components': here('components') } },
      },
    ],
  },
});
