import { ensureDependencies } from './ensure-dependencies.mjs';
import { findChromium } from './find-chromium.mjs';
import { runTool } from './run.mjs';

/**
 * Builds what the end-to-end tests drive and runs a script that drives it, with this process's own arguments. Sets the exit
 * code; a browser or a dependency that cannot be had is one clear line.
 *
 * @param {string} script
 */
export async function runOnBuild(script) {
  try {
    await ensureDependencies();
    const SIDECAR_CHROMIUM = await findChromium();
    process.exitCode =
      (await runTool('wxt', ['build', '--mode', 'e2e'])) ||
      (await runTool('tsx', [script, ...process.argv.slice(2)], { SIDECAR_CHROMIUM }));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
