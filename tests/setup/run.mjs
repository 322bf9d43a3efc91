import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, whatever folder the command was called from. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The tools by file, not by `node_modules/.bin`: those are shell scripts that Windows cannot spawn. */
const tools = {
  biome: '@biomejs/biome/bin/biome',
  tsc: 'typescript/bin/tsc',
  tsx: 'tsx/dist/cli.mjs',
  vitest: 'vitest/vitest.mjs',
  wxt: 'wxt/bin/wxt.mjs',
};

/**
 * Runs a program with our own terminal, in the project's folder unless told otherwise. Answers its exit code; a death by signal
 * counts as 1.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, shell?: boolean, cwd?: string }} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      stdio: 'inherit',
      shell: options.shell ?? false,
      env: { ...process.env, ...options.env },
    });
    // Ctrl+C reaches the child by itself; what only this process is told has to be passed on.
    const stop = () => child.kill('SIGTERM');
    process.once('SIGTERM', stop);
    child.on('error', reject);
    child.on('exit', (code) => {
      process.off('SIGTERM', stop);
      resolve(code ?? 1);
    });
  });
}

/**
 * Runs one of the project's own tools with the Node.js that runs this script.
 *
 * @param {keyof typeof tools} tool
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export function runTool(tool, args, env) {
  return run(process.execPath, [join(root, 'node_modules', tools[tool]), ...args], { env });
}
