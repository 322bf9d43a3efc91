// Starts the local ZenML Pro (tests/control-plane), from a fresh clone too: `npm run control-plane -- --help`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureDependencies } from './ensure-dependencies.mjs';
import { root } from './run.mjs';

await ensureDependencies();
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
const cli = join(root, 'tests/control-plane/cli.ts');
const child = spawn(process.execPath, [tsx, cli, ...process.argv.slice(2)], { stdio: 'inherit' });
// Ctrl+C reaches the child by itself; what only this process is told has to be passed on.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
