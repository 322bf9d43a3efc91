import { ensureDependencies } from './ensure-dependencies.mjs';
import { findChromium } from './find-chromium.mjs';
import { runTool } from './run.mjs';

/** `npm run chaos`: builds what the end-to-end tests drive and uses it at random (tests/chaos/README.md). */
try {
  await ensureDependencies();
  const SIDECAR_CHROMIUM = await findChromium();
  process.exitCode =
    (await runTool('wxt', ['build', '--mode', 'e2e'])) ||
    (await runTool('tsx', ['tests/chaos/chaos.ts', ...process.argv.slice(2)], { SIDECAR_CHROMIUM }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
