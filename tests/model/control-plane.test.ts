// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  controlPlaneAt,
  isHttpsOrigin,
  KNOWN_CONTROL_PLANES,
  parseOrigins,
  withCloudFirst,
} from '#lib/model/control-plane.ts';
import { controlPlaneIdAt } from '#lib/model/control-plane-id.ts';

const at = (origin: string, apiOrigin = origin) => ({ dashboardOrigin: origin, apiOrigin });

describe('isHttpsOrigin', () => {
  it.each([
    ['https://zenml.example', true],
    ['https://zenml.example:8443', true],
    ['https://10.0.0.7', true],
    ['https://zenml.example/', false],
    ['https://zenml.example/path', false],
    ['https://zenml.example:443', false],
    ['https://ZenML.example', false],
    ['https://ada:secret@zenml.example', false],
    ['http://zenml.example', false],
    ['https://*', false],
    ['https://*.zenml.example', false],
    ['https://zenml.example.', false],
    ['https://..', false],
    ['https://[::1]', true],
    ['chrome-extension://abcdefgh', false],
    ['null', false],
    ['', false],
    [7, false],
  ])('%j: %s', (value, is) => {
    expect(isHttpsOrigin(value)).toBe(is);
  });

  it('is true of nothing that says more than its own origin', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        if (isHttpsOrigin(url)) expect(new URL(url).origin).toBe(url);
        expect(isHttpsOrigin(new URL(url).origin)).toBe(url.startsWith('https:'));
      }),
    );
  });
});

describe('what is kept of control planes', () => {
  it('is two origins each; anything else in the list is left out', () => {
    const odd = [
      null,
      'x',
      {},
      at('http://zenml.example'),
      at('https://zenml.example', 'https://a.example/x'),
    ];
    expect(parseOrigins([...odd, { ...at('https://zenml.example'), secret: 1 }])).toEqual([
      at('https://zenml.example'),
    ]);
    expect(parseOrigins({ 0: at('https://zenml.example') })).toBeUndefined();
  });

  it('comes after ZenML’s own, each dashboard once', () => {
    const all = withCloudFirst([
      at('https://a.example'),
      at('https://cloud.zenml.io'),
      at('https://a.example', 'https://b.example'),
    ]);
    expect(all.map(({ id }) => id)).toEqual(['zenml-cloud', 'at-a.example']);
    expect(all[0]?.apiOrigin).toBe('https://cloudapi.zenml.io');
  });

  it('has each API once, the first that names it, and ZenML’s own under its own dashboard only', () => {
    const all = withCloudFirst([
      at('https://evil.example', 'https://cloudapi.zenml.io'),
      at('https://evil2.example', 'https://staging.cloudapi.zenml.io'),
      at('https://cloudapi.zenml.io'),
      at('https://a.example', 'https://api.example'),
      at('https://b.example', 'https://api.example'),
      at('https://c.example', 'https://a.example'),
      at('https://staging.cloud.zenml.io', 'https://evil.example'),
    ]);
    expect(all.map(({ id, apiOrigin }) => [id, apiOrigin])).toEqual([
      ['zenml-cloud', 'https://cloudapi.zenml.io'],
      ['at-a.example', 'https://api.example'],
      ['at-c.example', 'https://a.example'],
      ['zenml-staging', 'https://staging.cloudapi.zenml.io'],
    ]);
  });

  it('gives a launcher, which knows its address only, the same id as everybody', () => {
    for (const one of [...KNOWN_CONTROL_PLANES, controlPlaneAt(at('a.example:8443'))]) {
      expect(controlPlaneIdAt(one.dashboardOrigin)).toBe(one.id);
    }
  });

  it('gives two dashboards two ids, and never one of ZenML’s own', () => {
    const host = fc.tuple(fc.domain(), fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined }));
    const origin = host.map(([name, port]) => new URL(`https://${name}:${port ?? 443}`).origin);
    fc.assert(
      fc.property(origin, origin, (a, b) => {
        expect(controlPlaneAt(at(a)).id === controlPlaneAt(at(b)).id).toBe(a === b);
        expect(controlPlaneAt(at(a)).id).not.toMatch(/\/|^zenml-(cloud|staging)$/);
      }),
    );
  });
});
