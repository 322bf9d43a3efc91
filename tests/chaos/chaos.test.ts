// @vitest-environment node
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ControlPlane, startControlPlane } from '../control-plane/start-control-plane.ts';
import { demoIds } from '../control-plane/testing/demo-ids.ts';
import { checkedPlaces, truthOf } from './checked-place.ts';
import { chooseStep } from './choose-step.ts';
import { unconfirmed, writesInCommands } from './confirmed.ts';
import { EXPECTED } from './expected.ts';
import { createOwing, timesOwed } from './owed.ts';
import { allNames, foreignNames } from './own-names.ts';
import type { Step } from './step.ts';
import { createTally } from './tally.ts';
import { LEGS, WEATHERS, weatherOf } from './weather.ts';

const OUR_WORDS = readFileSync('public/_locales/en/messages.json', 'utf8');

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

  it('makes up for what has not come up, and no longer than makes sense', () => {
    const nothing = { compared: 0, comparedInFault: 0, ofNobody: 0, switches: 0, confirmed: [] };
    const run = { taken: [], worlds: [{ ...nothing, extension: { controlPlane } }] };
    const owing = createOwing();
    const steps: Step[] = [];
    for (let step = owing.next(run); step; step = owing.next(run)) steps.push(step);
    expect(steps.length).toBeLessThan(200);
    for (const what of [
      'click',
      'check',
      'fault',
      'stop worker',
      'sign out',
      'sign in',
      'confirm',
      'calm',
      'see nobody',
    ]) {
      expect(steps.map((step) => step.do)).toContain(what);
    }
    const missing = Object.entries(timesOwed(run)).filter(([, times]) => times === 0);
    expect(missing.map(([name]) => name)).toEqual(
      expect.arrayContaining(['a confirmed change', 'a stopped worker', 'a sign-out']),
    );
    const stopped = { ...run, taken: [{ step: { do: 'stop worker' } as const, isDone: true }] };
    expect(timesOwed(stopped)['a stopped worker']).toBe(1);
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

  it('knows that no name belongs under a head that names nobody, and takes none of our own words for one', () => {
    const names = allNames(controlPlane.state);
    expect(names).toEqual(expect.arrayContaining(['Ada Okafor', 'ada@northwind.example', 'Northwind ML']));
    expect(names.filter((name) => OUR_WORDS.includes(name))).toEqual([]);
  });

  it('excuses what the dashboard says of a fault, and nothing of ours that names it', () => {
    const failed =
      'Uncaught (in promise) TypeError: Failed to fetch\n    at load (https://cloud.zenml.io/app.js:6:26)';
    expect(EXPECTED.test(`${failed} (https://cloud.zenml.io/app.js)`)).toBe(true);
    expect(
      EXPECTED.test('network: Failed to load resource: net::ERR_FAILED (https://cloud.zenml.io/x)'),
    ).toBe(true);
    for (const what of [
      `${failed} (chrome-extension://abc/content.js)`,
      'Uncaught Error: no answer of (https://cloud.zenml.io/) (chrome-extension://abc/popup.js)',
      'console: Error: no answer of (https://cloud.zenml.io/app.js)',
      'security: Refused to apply inline style because it violates the policy (https://cloud.zenml.io/workspaces)',
      'Uncaught Error: Access to fetch was blocked by CORS policy (chrome-extension://abc/background.js)',
    ]) {
      expect(EXPECTED.test(what), what).toBe(false);
    }
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
