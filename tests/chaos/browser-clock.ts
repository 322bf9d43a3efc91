import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Extension } from '../e2e/harness/launch-extension.ts';
import { poll } from '../e2e/harness/poll.ts';

const SOURCE = fileURLToPath(new URL('browser-clock.c', import.meta.url));
const HOUR_S = 3_600;
/** How exactly the clock is where it was set, ms. */
const ABOUT = 60_000;

/** The clock of a whole browser: pages, content scripts, worker, alarms and cookies have one and the same. */
export interface BrowserClock {
  /** What the browser is started with. */
  env: Record<string, string>;
  /** Has it go wrong by so many hours, and waits until a page and the worker see that; false: they do not. */
  set(hours: number, extension: Extension): Promise<boolean>;
  close(): void;
}

/**
 * No protocol sets the clock of a browser: what is set in a page or in the worker is that one's alone, and alarms go by another. What is
 * between the browser and the system's clock (`browser-clock.c`) sets all of them. Null: not on Linux, or there is no C compiler.
 */
export function createBrowserClock(): BrowserClock | null {
  if (process.platform !== 'linux') return null;
  const folder = mkdtempSync(join(tmpdir(), 'zenml-sidecar-clock-'));
  const [library, file] = [join(folder, 'clock.so'), join(folder, 'ahead')];
  const write = (hours: number) => {
    const seconds = Buffer.alloc(8);
    seconds.writeBigInt64LE(BigInt(hours * HOUR_S));
    // Written over: the browser looks into this very file.
    writeFileSync(file, seconds, { flag: 'r+' });
  };
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, SOURCE], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  writeFileSync(file, Buffer.alloc(8));
  return {
    env: { LD_PRELOAD: library, SIDECAR_CLOCK: file },
    async set(hours, { context, worker }) {
      write(hours);
      const isThere = (now = 0) => Math.abs(now - Date.now() - hours * HOUR_S * 1_000) < ABOUT;
      const all = async () =>
        isThere(await context.pages()[0]?.evaluate(() => Date.now())) &&
        isThere(await worker.evaluate(() => Date.now(), null));
      return poll('the clock', all, 10_000).catch(() => false);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
