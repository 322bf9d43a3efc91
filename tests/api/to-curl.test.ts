// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toCurl } from '#lib/api/to-curl.ts';

/** A `curl` that says what it was told: its arguments, each with a zero byte after it. */
let bin: string;
beforeAll(() => {
  bin = mkdtempSync(join(tmpdir(), 'to-curl-'));
  writeFileSync(join(bin, 'curl'), `#!/bin/sh\nprintf '%s\\000' "$@"\n`);
  chmodSync(join(bin, 'curl'), 0o755);
});
afterAll(() => rmSync(bin, { recursive: true }));

function run(command: string, variables: Record<string, string> = {}): string[] {
  const env = { PATH: `${bin}:/usr/bin:/bin`, ZENML_PRO_API_TOKEN: 'a "token"', ...variables };
  return execFileSync('/bin/sh', ['-c', command], { env, encoding: 'utf8' }).split('\0').slice(0, -1);
}

const request = (more: { method?: string; url?: string; body?: string | null }) => ({
  method: 'POST',
  url: 'https://cloudapi.zenml.io/teams',
  body: null,
  effect: 'write' as const,
  ...more,
});
const AUTHORIZATION = ['-H', 'Authorization: Bearer a "token"'];
const JSON_TYPE = ['-H', 'Content-Type: application/json'];

/** Text as a plan can have it: no zero byte, which no argument can hold, and no half characters. */
const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((value) => value.replaceAll('\0', ''));
const hostile = fc.oneof(
  text,
  fc.constantFrom(
    "'",
    "''",
    '"',
    '`id`',
    '$(id)',
    '$HOME',
    '\\',
    "\\'",
    '!',
    '\n',
    "'; rm -rf ~ #",
    '@file',
    '-o x',
    '*',
  ),
  fc
    .array(fc.constantFrom("'", '"', '\\', '$', '`', '\n', ' ', '&', ';'), { maxLength: 8 })
    .map((all) => all.join('')),
);

describe('a command', { timeout: 60_000 }, () => {
  it('sends what the request sends', () => {
    expect(toCurl(request({ body: '{"name":"Vision"}' }), null)).toBe(
      `curl -X POST 'https://cloudapi.zenml.io/teams' \\
  -H "Authorization: Bearer $ZENML_PRO_API_TOKEN" \\
  -H 'Content-Type: application/json' \\
  --data-raw '{"name":"Vision"}'`,
    );
  });

  it('hands every value to curl as it is, whatever it is', () => {
    fc.assert(
      fc.property(hostile, hostile, (name, value) => {
        const url = new URL('https://cloudapi.zenml.io/teams');
        url.searchParams.set('name', name);
        const body = JSON.stringify({ name, value });
        const expected = ['-X', 'PATCH', url.href, ...AUTHORIZATION, ...JSON_TYPE, '--data-raw', body];
        expect(run(toCurl(request({ method: 'PATCH', url: url.href, body }), null))).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  it('quotes an address that a shell would read otherwise', () => {
    const url = "https://cloudapi.zenml.io/teams/it's&x=$(id)";
    expect(run(toCurl(request({ method: 'DELETE', url }), null))).toEqual([
      '-X',
      'DELETE',
      url,
      ...AUTHORIZATION,
    ]);
  });

  it('has a secret of the query filled in by whoever runs it', () => {
    const command = toCurl(request({}), { name: 'password', part: 'query' });
    fc.assert(
      fc.property(hostile, (password) => {
        expect(run(command, { PASSWORD: password }).slice(-3)).toEqual([
          '-G',
          '--data-urlencode',
          `password=${password}`,
        ]);
      }),
      { numRuns: 50 },
    );
  });

  it('has a secret of the body filled in as JSON', () => {
    const printable = hostile.map((value) => value.replaceAll(/\p{Cc}/gu, ''));
    fc.assert(
      fc.property(printable, hostile, fc.boolean(), (password, name, isEmpty) => {
        const fields = isEmpty ? {} : { name };
        const body = JSON.stringify(fields);
        const command = toCurl(request({ method: 'PATCH', body }), { name: 'password', part: 'body' });
        const sent = run(command, { PASSWORD: password }).at(-1) ?? '';
        expect(JSON.parse(sent)).toEqual({ ...fields, password });
      }),
      { numRuns: 50 },
    );
  });
});
