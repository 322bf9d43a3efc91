// @vitest-environment node
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readArguments } from './cli.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('readArguments', () => {
  it('reads each option', () => {
    const text =
      '--mode self-hosted --seed 12 --port 0 --http --fault html --fault drop:after --rate-limit fixed:5/1 --cookie-domain none';
    expect(readArguments(text.split(' '))).toMatchObject({
      mode: 'self-hosted',
      seed: 12,
      port: 0,
      http: true,
      fault: [{ kind: 'html' }, { kind: 'drop', when: 'after' }],
      rateLimit: { algorithm: 'fixed-window', limit: 5 },
      cookie: { domain: null },
    });
    expect(readArguments(['--help'])).toBeNull();
  });

  it('says what is wrong', () => {
    expect(() => readArguments(['--mode', 'cloud'])).toThrow('current, legacy, self-hosted');
    expect(() => readArguments(['--seed', 'huge'])).toThrow('--seed');
    expect(() => readArguments(['--unknown'])).toThrow();
  });
});

describe('the command', () => {
  it('prints addresses and credentials that work', async () => {
    const args = [
      'node_modules/tsx/dist/cli.mjs',
      'tests/control-plane/cli.ts',
      '--http',
      '--port',
      '0',
      '--mode',
      'self-hosted',
    ];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    const printed: Record<string, string> = {};
    for await (const line of createInterface({ input: child.stdout })) {
      const [, name, value] = /^ {2}(API key|API|Dashboard|E-mail|Password)\s+(\S+)$/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) printed[name] = value;
      if (line.startsWith('Ctrl+C')) break;
    }
    const url = (printed.API ?? '').replace('localhost', '127.0.0.1');
    const byKey = await fetch(`${url}/users/me`, {
      headers: { authorization: `Bearer ${printed['API key']}` },
    });
    expect(await byKey.json()).toMatchObject({ email: printed['E-mail'] });
    const body = new URLSearchParams({ username: printed['E-mail'] ?? '', password: printed.Password ?? '' });
    expect((await fetch(`${url}/auth/login`, { method: 'POST', body })).status).toBe(200);
    const page = await fetch((printed.Dashboard ?? '').replace('localhost', '127.0.0.1'));
    expect(await page.text()).toContain('ZenML Pro');
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
  }, 30_000);
});
