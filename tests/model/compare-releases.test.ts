// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { compareReleases } from '#lib/model/compare-releases.ts';

/** In the order of PEP 440, which Python's own packaging tools have published. */
const IN_ORDER = [
  '0.9.2',
  '0.80.0.dev20250101',
  '0.80.0.dev20250314',
  '0.80.0a1',
  '0.80.0b1.dev2',
  '0.80.0b1',
  '0.80.0rc1',
  '0.80.0rc2',
  '0.80.0rc10',
  '0.80.0',
  '0.80.0.post1.dev1',
  '0.80.0.post1',
  '0.80.1',
  '0.94.2',
  '0.100.0',
  '1.0',
];

describe('releases', () => {
  it('are ordered by their numbers, with what comes before and after each', () => {
    for (const [first, older] of IN_ORDER.entries()) {
      for (const [second, newer] of IN_ORDER.entries()) {
        expect(Math.sign(compareReleases(older, newer) ?? Number.NaN), `${older} and ${newer}`).toBe(
          Math.sign(first - second),
        );
      }
    }
  });

  it.each([
    ['1.0', '1.0.0'],
    ['v0.94.2', '0.94.2'],
    ['0.94.2-rc.1', '0.94.2rc1'],
    ['0.94.2+local', '0.94.2'],
    ['0.94.2RC1', '0.94.2c1'],
  ])('%s is %s', (one, other) => {
    expect(compareReleases(one, other)).toBe(0);
  });

  it.each(['latest', '', 'my-image:0.94', '0.94.x'])('"%s" is none that can be compared', (name) => {
    expect(compareReleases(name, '0.94.2')).toBeNull();
    expect(compareReleases('0.94.2', name)).toBeNull();
  });
});
