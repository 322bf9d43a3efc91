// @vitest-environment node
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fetchRoad } from '#lib/api/fetch-road.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const go = (
  url: string,
  method = 'GET',
  body: string | null = null,
  { signal = new AbortController().signal, isList = false } = {},
) => fetchRoad({ url, method, body, effect: method === 'GET' ? 'read' : 'write', isList }, signal);

describe('the worker’s road', () => {
  test('asks for JSON and says no more than it must', async () => {
    let headers: Record<string, unknown> = {};
    let body = '';
    const url = await serve((request, response) => {
      headers = request.headers;
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () =>
        response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"1"}'),
      );
    });
    const result = await go(url, 'POST', '{"name":"x"}');
    expect(result).toMatchObject({ ok: true, value: { status: 201, body: 'json', json: { id: '1' } } });
    expect(headers).toMatchObject({ accept: 'application/json', 'content-type': 'application/json' });
    expect(headers.referer).toBeUndefined();
    expect(body).toBe('{"name":"x"}');
  });

  test('does not follow redirects', async () => {
    let asked = 0;
    const url = await serve((_, response) => {
      asked += 1;
      response.writeHead(302, { location: '/login' }).end();
    });
    expect(await go(url)).toEqual({ ok: false, failure: { kind: 'not-zenml', reason: 'redirect' } });
    expect(asked).toBe(1);
  });

  test.each([
    ['one thing', 5, false],
    ['a list, which may come whole', 32, true],
  ])('of %s reads %i MB at most', async (_, mb, isList) => {
    const ask = (url: string) => go(url, 'GET', null, { isList });
    let length = mb * 1024 * 1024 - 2;
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync(`"${'x'.repeat(length)}"`, { level: 1 }));
    });
    expect(await ask(url)).toMatchObject({ ok: true, value: { body: 'json' } });
    length += 1;
    expect(await ask(url)).toEqual({ ok: false, failure: { kind: 'not-zenml', reason: 'too-large' } });
  });

  test('reads no more of an answer that does not end', async () => {
    let isClosed = false;
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.on('close', () => {
        isClosed = true;
      });
      const chunk = Buffer.alloc(65_536, 32);
      const more = () => {
        while (!isClosed && response.write(chunk));
      };
      response.on('drain', more);
      more();
    });
    expect(await go(url)).toEqual({ ok: false, failure: { kind: 'not-zenml', reason: 'too-large' } });
    await vi.waitFor(() => expect(isClosed).toBe(true));
  });

  test.each([
    ['nobody there', null],
    ['the line cut', (_: unknown, response: { destroy(): void }) => response.destroy()],
    [
      'an answer that is not what it says',
      (_: unknown, response: import('node:http').ServerResponse) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip'),
    ],
  ] as const)('%s: offline for a read, unknown for a write', async (_, listener) => {
    const url = listener ? await serve(listener) : 'http://127.0.0.1:1';
    expect(await go(url)).toEqual({ ok: false, failure: { kind: 'offline' } });
    expect(await go(url, 'POST')).toEqual({ ok: false, failure: { kind: 'outcome-unknown' } });
  });

  test('stops when told', async () => {
    const url = await serve(() => undefined);
    const stop = new AbortController();
    const going = go(url, 'GET', null, { signal: stop.signal });
    stop.abort();
    expect(await going).toEqual({ ok: false, failure: { kind: 'interrupted' } });
  });
});
