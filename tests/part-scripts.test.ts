import { afterEach, expect, it, vi } from 'vitest';
import { partAddresses, runInPage } from '#lib/part-scripts.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  document.head.replaceChildren();
});

it('lets the listed parts through and nothing else, with one policy of the one name', () => {
  const createPolicy = vi.fn((_: string, rules: object) => rules);
  vi.stubGlobal('trustedTypes', { createPolicy });
  const address = partAddresses(['views/View-1.js']);
  expect(address('views/View-1.js')).toBe('/views/View-1.js');
  for (const other of ['views/Other-2.js', 'https://evil.example/x.js', '/views/View-1.js', ''])
    expect(() => address(other), other).toThrow(TypeError);
  expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['sidecar-parts']);
});

it('lets no others through in a browser without such policies', () => {
  const address = partAddresses(['views/View-1.js']);
  expect(address('views/View-1.js')).toBe('/views/View-1.js');
  expect(() => address('views/Other-2.js')).toThrow(TypeError);
});

it('tells whether a script ran, and can be asked again', async () => {
  const added = vi.spyOn(document.head, 'append').mockImplementation(() => undefined);
  const last = () => added.mock.lastCall?.[0] as HTMLScriptElement;
  const failed = runInPage('/views/View-1.js');
  last().dispatchEvent(new Event('error'));
  await expect(failed).rejects.toThrow('/views/View-1.js');
  const ran = runInPage('/views/View-1.js');
  last().dispatchEvent(new Event('load'));
  await expect(ran).resolves.toBeDefined();
  expect(new URL(last().src).pathname).toBe('/views/View-1.js');
  added.mockRestore();
});
