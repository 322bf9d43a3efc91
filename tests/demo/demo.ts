import { openWindow } from './open-window.ts';
import { walk } from './walk.ts';

/**
 * The extension on an embedded ZenML Pro: `--window` opens a browser and leaves it to the person,
 * `--headless` looks at everything by itself. `npm start` builds first and then runs this.
 */
async function main(): Promise<void> {
  if (process.argv.includes('--headless')) await walk();
  else await openWindow();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
