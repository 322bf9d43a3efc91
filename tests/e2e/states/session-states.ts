import { giveHostAccess, takeHostAccess } from '../harness/host-access.ts';
import type { State } from './state.ts';

const ME = '/users/me';

/** Everything that is shown while nobody is known to be signed in. */
export const SESSION_STATES: State[] = [
  {
    name: 'who is signed in, on its way',
    faults: { kind: 'latency', ms: 10_000, path: ME },
    isOnItsWay: true,
    sees: 'Loading',
  },
  { name: 'signed out', as: null, sees: 'You are signed out of ZenML on cloud.zenml.io.' },
  {
    name: 'no host permission',
    before: takeHostAccess,
    after: giveHostAccess,
    sees: 'The browser has not given access to cloudapi.zenml.io.',
  },
  {
    name: 'offline',
    faults: { kind: 'drop', when: 'before', path: ME },
    logs: /net::ERR_EMPTY_RESPONSE/,
    sees: 'ZenML cannot be reached.',
  },
  {
    name: 'too slow an answer',
    faults: { kind: 'latency', ms: 5_000, path: ME },
    // The 20 s that one attempt may take are not waited for.
    before: ({ worker }) =>
      worker.evaluate(() => {
        const wait = globalThis.setTimeout;
        const sooner = (work: () => void, ms?: number) => wait(work, ms === 20_000 ? 10 : ms);
        globalThis.setTimeout = sooner as typeof setTimeout;
      }, null),
    sees: 'ZenML did not answer within 20 seconds.',
  },
  {
    name: 'a page of a network in between',
    faults: { kind: 'html' },
    sees: 'A web page answered instead of ZenML.',
  },
  {
    name: 'a network that wants a sign-in of its own',
    faults: { kind: 'captive-portal' },
    sees: 'The request was sent elsewhere before it reached ZenML.',
  },
  {
    name: 'an answer in no form of ZenML’s',
    faults: { kind: 'status', status: 200, body: 'It works.' },
    on: ['popup'],
    sees: 'Something answered in a form that ZenML does not use.',
  },
  {
    name: 'an answer of another form',
    faults: { kind: 'drift', change: 'drop', field: 'id', path: ME },
    sees: 'ZenML’s answer has a form that this version does not know (at id).',
  },
  {
    name: 'a server with a problem',
    faults: { kind: 'status', status: 501, path: ME },
    sees: 'ZenML has a problem of its own (status 501).',
  },
  {
    name: 'a wait before anybody is known',
    faults: { kind: 'status', status: 429, headers: { 'retry-after': '120' }, path: ME },
    sees: /^Waiting for ZenML, .+ left$/,
  },
];
