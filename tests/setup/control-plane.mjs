// Starts the local ZenML Pro (tests/control-plane) from a fresh clone: `npm run control-plane -- --help`.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const windows = process.platform === 'win32';
const tsx = `${root}node_modules/tsx/dist/cli.mjs`;

if (!existsSync(tsx)) {
  const install = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  });
  if (install.status !== 0) process.exit(install.status ?? 1);
}

const child = spawn(process.execPath, [tsx, `${root}tests/control-plane/cli.ts`, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// The child has the same terminal and stops by itself; this process only passes on what it is told.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
