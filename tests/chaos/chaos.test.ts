// @vitest-environment node
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ControlPlane, startControlPlane } from '../control-plane/start-control-plane.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { checkedPlaces, truthOf } from './checked-place.ts';
import { chooseStep } from './choose-step.ts';
import { unconfirmed, writesInCommands } from './confirmed.ts';
import { foreignNames } from './own-names.ts';
import { createTally } from './tally.ts';
import { LEGS, WEATHERS, weatherOf } from './weather.ts';

let controlPlane: ControlPlane;
beforeAll(async () => {
  controlPlane = await startControlPlane();
});
afterAll(() => controlPlane.close());

const logged = (method: string, path: string, status = 200) => ({
  ...{ at: 0, query: '', host: 'cloudapi.zenml.io', origin: null, secFetchSite: null },
  ...{ cookiePresent: true, userId: null, method, path, status },
});

describe('what judges a run', () => {
  it('chooses the same steps for the same seed, and others for another', () => {
    const run = (seed: number) =>
      Array.from({ length: 40 }, (_, n) => chooseStep(seed, n + 1, ['/a', '/b'], weatherOf(seed, 0)));
    expect(run(3)).toEqual(run(3));
    expect(run(3)).not.toEqual(run(4));
  });

  it('meets every weather within a run of all its legs, whatever the seed', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const met = Array.from({ length: LEGS }, (_, leg) => weatherOf(seed, leg));
      for (const [kind, names] of Object.entries(WEATHERS)) {
        const those = met.map((weather) => weather[kind as keyof typeof weather]);
        expect(those).toEqual(expect.arrayContaining(names));
      }
    }
  });

  it('tells what never came up', () => {
    const tally = createTally({ weather: ['rain', 'sun'] });
    tally.add('weather', 'sun', 2);
    tally.add('weather', 'sun');
    tally.add('met', 'a bird', 0);
    expect(tally.missing()).toEqual(['weather: rain', 'met: a bird']);
    expect(tally.table()).toContain('3  weather: sun');
    tally.waive('weather', 'rain');
    expect(tally.missing()).toEqual(['met: a bird']);
  });

  it('takes a write for confirmed when it was shown before, and once only', () => {
    const writes = writesInCommands(
      "curl -X POST 'https://cloudapi.zenml.io/teams?organization_id=1' \\\n  -H 'x'",
    );
    expect(writes).toEqual(['POST /teams']);
    expect(writesInCommands("curl -X PATCH 'https://a.test/api/v1/teams/1'")).toEqual(['PATCH /teams/1']);
    const log = [
      logged('GET', '/teams'),
      logged('POST', '/rbac/check_permissions'),
      logged('POST', '/teams'),
    ];
    expect(unconfirmed(log, [{ writes }])).toEqual([]);
    expect(unconfirmed([...log, logged('POST', '/teams')], [{ writes }])).toEqual(['POST /teams']);
    const dropped = logged('POST', '/teams', 0);
    expect(unconfirmed([dropped, ...log], [{ writes }])).toEqual([]);
    expect(unconfirmed([{ ...dropped, at: -10_000 }, ...log], [{ writes }])).toEqual(['POST /teams']);
    expect(unconfirmed([...log, logged('DELETE', '/teams/1')], [{ writes }])).toEqual(['DELETE /teams/1']);
  });

  it('knows whose names are whose', () => {
    const { state } = controlPlane;
    const { id } = demoIds(state).user('hugo@juniper.example');
    expect(foreignNames(state, id)).toEqual(
      expect.arrayContaining(['Northwind ML', 'Vision production', 'Bram Visser', 'ml-core']),
    );
    expect(foreignNames(state, id)).not.toContain('Protein folding');
    expect(foreignNames(state, demoIds(state).user('nikhil@northwind.example').id)).toContain(
      'Protein folding',
    );
  });

  it('knows what is true of a place', () => {
    const { state } = controlPlane;
    const place = checkedPlaces(state).find(({ path }) =>
      /^\/workspaces\/prod-vision\/.*\/runs\//.test(path),
    );
    if (!place) throw new Error('The demo has no run.');
    const truth = (email: string, deed: string) =>
      truthOf(state, demoIds(state).user(email).id, place, { deed, word: '' });
    expect(truth('bram@northwind.example', 'delete pipeline run')).toBe('allowed');
    expect(truth('hugo@juniper.example', 'delete pipeline run')).toBe('denied');
    expect(truth('bram@northwind.example', 'paint pipeline run')).toBeNull();
  });
});
