import { ensureDependencies } from './ensure-dependencies.mjs';
import { findChromium } from './find-chromium.mjs';
import { runTool } from './run.mjs';

/**
 * `npm start`: everything from an empty folder to a browser with the extension in it, signed in to the local
 * control plane. Plain Node.js without packages, because it runs before there are any.
 */
async function start() {
  await ensureDependencies();
  const chromium = await findChromium();
  const walks = process.argv.includes('--headless') || !hasDisplay();
  // The walk reads what the sidebar shows, and the release build's shadow root is closed to everybody.
  const mode = walks ? ['--mode', 'e2e'] : [];
  const built = await runTool('wxt', ['build', ...mode]);
  if (built !== 0) return built;
  return runTool('tsx', ['tests/demo/demo.ts', walks ? '--headless' : '--window'], {
    SIDECAR_CHROMIUM: chromium,
  });
}

function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

try {
  process.exitCode = await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
