// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Sender } from '#lib/background/sender-role.ts';
import { answer, type Services } from '#lib/background/serve.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { fail, ok } from '#lib/model/result.ts';

const dashboard: Sender = { origin: 'https://cloud.zenml.io', frameId: 0, tab: { id: 7 } };
const stranger: Sender = { origin: 'https://evil.example', frameId: 0, tab: { id: 8 } };
const ACTIVITY = { pausedUntil: null, waiting: 0, sent: 3, refused: 1, since: 1 };
const PAGE = { account: { state: 'unknown' }, road: { road: 'worker', why: null } } as const;
let ownPage: Sender;
let services: Services;

const version = '0.1.0';
const question = {
  type: 'ask',
  version,
  controlPlaneId: 'zenml-cloud',
  query: 'workspaces',
  input: {},
  force: false,
};

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ manifest_version: 3, name: '', version });
  ownPage = { origin: fakeBrowser.runtime.getURL('/').slice(0, -1) };
  services = {
    controlPlanes: async () => [ZENML_CLOUD],
    ask: vi.fn(async () => 'asked'),
    peek: vi.fn(async () => 'peeked'),
    activity: vi.fn(async () => ACTIVITY),
    cancel: vi.fn(async () => undefined),
    pageAccount: vi.fn(async () => PAGE),
    chooseRoad: vi.fn(async () => true),
    change: vi.fn(async () => ok('changed')),
    own: vi.fn(async () => ok('own')),
    draft: vi.fn(async () => ok('drafted')),
    controlPlane: vi.fn(async () => ({ is: 'already-there' }) as const),
    openSidebar: vi.fn(async () => true),
    openManage: vi.fn(async () => undefined),
    runParts: vi.fn(async () => true),
  };
});

const say = (message: unknown, sender: Sender) =>
  answer(message, { id: fakeBrowser.runtime.id, ...sender }, services);

describe('questions about the extension itself', () => {
  it.each(['stored', 'erase', 'unfinished', 'diagnostics'])(
    '%s is answered to our own pages only',
    async (request) => {
      const message = { type: 'own', version, request };
      expect(await say(message, ownPage)).toEqual({ answer: 'own' });
      expect(services.own).toHaveBeenCalledTimes(1);
      for (const sender of [dashboard, stranger]) expect(await say(message, sender)).toBeNull();
      expect(services.own).toHaveBeenCalledTimes(1);
    },
  );

  it('name the changes that are given up, by their ids alone', async () => {
    const message = { type: 'own', version, request: 'erase', givesUp: ['one'] };
    expect(await say(message, ownPage)).toEqual({ answer: 'own' });
    expect(services.own).toHaveBeenLastCalledWith('erase', ['one']);
    for (const givesUp of ['one', [{ id: 'one' }], ['https://evil.example'], null])
      expect(await say({ ...message, givesUp }, ownPage)).toBeNull();
    expect(services.own).toHaveBeenCalledTimes(1);
  });

  it('are a closed list', async () => {
    expect(await say({ type: 'own', version, request: 'everything' }, ownPage)).toBeNull();
    expect(services.own).not.toHaveBeenCalled();
  });
});

describe('the list of control planes', () => {
  const origin = 'https://zenml.example';
  const adding = (request: object) => ({ type: 'control-planes', version, request });
  const add = { do: 'add', dashboardOrigin: origin, apiOrigin: origin };

  it('is added to and removed from by our own pages only', async () => {
    for (const request of [add, { do: 'remove', id: 'at-zenml.example', givesUp: false }]) {
      expect(await say(adding(request), ownPage)).toEqual({ answer: { is: 'already-there' } });
      expect(services.controlPlane).toHaveBeenLastCalledWith(request);
    }
    for (const sender of [dashboard, stranger]) expect(await say(adding(add), sender)).toBeNull();
    expect(services.controlPlane).toHaveBeenCalledTimes(2);
  });

  it.each([
    'http://zenml.example',
    'https://zenml.example/',
    'https://zenml.example/api/v1/users',
    'https://ada:secret@zenml.example',
    'https://*.example',
    'https://zenml.example:443',
  ])('takes nothing but origins: %s', async (wrong) => {
    for (const name of ['dashboardOrigin', 'apiOrigin']) {
      const reply = await say(adding({ ...add, [name]: wrong }), ownPage);
      expect(reply).toMatchObject({ failure: { kind: 'invalid' } });
    }
    expect(await say(adding({ ...add, path: '/users' }), ownPage)).toMatchObject({ failure: {} });
    expect(services.controlPlane).not.toHaveBeenCalled();
  });
});

describe('changes', () => {
  const controlPlaneId = 'zenml-cloud';
  const input = { organizationId: 'o', name: 'Vision', description: null };
  const changes = [{ kind: 'createTeam', input }];
  const plan = { type: 'change', version, controlPlaneId, request: { do: 'plan', changes } };
  const draft = { type: 'draft', version, controlPlaneId, changes };
  const confirm = { ...plan, request: { do: 'confirm', id: 'p1', typed: {}, secrets: {} } };

  it('are planned and confirmed for our own pages', async () => {
    expect(await say(plan, ownPage)).toEqual({ answer: 'changed' });
    expect(await say(confirm, ownPage)).toEqual({ answer: 'changed' });
    expect(services.change).toHaveBeenLastCalledWith(ZENML_CLOUD, confirm.request);
  });

  it('are only drafted for a dashboard, for its own control plane, whatever it sends', async () => {
    for (const message of [plan, confirm]) expect(await say(message, dashboard)).toBeNull();
    expect(services.change).not.toHaveBeenCalled();
    expect(await say({ ...draft, controlPlaneId: 'another' }, dashboard)).toEqual({ answer: null });
    expect(services.draft).toHaveBeenCalledWith(ZENML_CLOUD, changes, 7);
  });

  it('are nobody else’s', async () => {
    for (const message of [plan, confirm, draft]) {
      expect(await say(message, stranger)).toBeNull();
      expect(await say(message, { ...ownPage, frameId: 3 })).toBeNull();
    }
    expect(services.change).not.toHaveBeenCalled();
    expect(services.draft).not.toHaveBeenCalled();
  });

  it.each([
    ['an unknown kind', [{ kind: 'deleteEverything', input: {} }]],
    ['a field too many', [{ kind: 'createTeam', input: { ...input, url: 'https://evil.example' } }]],
    ['an id that is a path', [{ kind: 'deleteTeam', input: { organizationId: 'o', teamId: '../users/me' } }]],
    ['no change', []],
    ['too many', Array.from({ length: 1001 }, () => changes[0])],
  ])('are refused when there is %s in them', async (_, wrong) => {
    const refusal = { failure: { kind: 'invalid', reason: null, fields: [] } };
    expect(await say({ ...plan, request: { do: 'plan', changes: wrong } }, ownPage)).toEqual(refusal);
    expect(await say({ ...draft, changes: wrong }, dashboard)).toEqual(refusal);
    expect(services.change).not.toHaveBeenCalled();
    expect(services.draft).not.toHaveBeenCalled();
  });

  it('say why they were not', async () => {
    services.change = vi.fn(async () => fail({ kind: 'read-only' }));
    expect(await say(confirm, ownPage)).toEqual({ failure: { kind: 'read-only' } });
  });
});

describe('the account of a page', () => {
  const controlPlaneId = 'zenml-cloud';
  const look = { type: 'page-account', version, controlPlaneId, tabId: 3 };
  const choose = { ...look, type: 'choose-road' };

  it('is told of the tab that our own pages name, and of a dashboard’s own, whichever it names', async () => {
    expect(await say(look, ownPage)).toEqual({ answer: PAGE });
    expect(services.pageAccount).toHaveBeenLastCalledWith(ZENML_CLOUD, 3);
    expect(await say({ ...look, controlPlaneId: 'another' }, dashboard)).toEqual({ answer: PAGE });
    expect(services.pageAccount).toHaveBeenLastCalledWith(ZENML_CLOUD, 7);
    expect(await say(look, stranger)).toBeNull();
    expect(services.pageAccount).toHaveBeenCalledTimes(2);
  });

  it('is chosen in our own pages only', async () => {
    for (const sender of [dashboard, stranger]) expect(await say(choose, sender)).toBeNull();
    expect(services.chooseRoad).not.toHaveBeenCalled();
    expect(await say(choose, ownPage)).toEqual({ answer: true });
    expect(await say({ ...choose, tabId: null }, ownPage)).toEqual({ answer: true });
    expect(services.chooseRoad).toHaveBeenLastCalledWith(ZENML_CLOUD, null);
  });

  it.each([-1, 1.5, '3', undefined, { id: 3 }])('is not told of a tab called %s', async (tabId) => {
    expect(await say({ ...look, tabId }, ownPage)).toBeNull();
    expect(await say({ ...choose, tabId }, ownPage)).toBeNull();
  });
});

describe('answer', () => {
  it('asks for our own pages and for the dashboard', async () => {
    expect(await say(question, ownPage)).toEqual({ answer: 'asked' });
    expect(await say(question, dashboard)).toEqual({ answer: 'asked' });
    expect(await say({ ...question, type: 'peek', force: undefined }, ownPage)).toBeNull();
    const { force: _, ...peek } = { ...question, type: 'peek' };
    expect(await say(peek, ownPage)).toEqual({ answer: 'peeked' });
  });

  it('says nothing to strangers', async () => {
    expect(await say(question, stranger)).toBeNull();
    expect(services.ask).not.toHaveBeenCalled();
  });

  it('lets a dashboard ask about its own control plane only, whatever it names', async () => {
    await say({ ...question, controlPlaneId: 'somebody-elses' }, dashboard);
    expect(services.ask).toHaveBeenCalledWith(ZENML_CLOUD, 'workspaces', {}, false);
    expect(await say({ ...question, controlPlaneId: 'somebody-elses' }, ownPage)).toBeNull();
  });

  it.each([
    ['an unknown type', { ...question, type: 'fetch' }],
    ['an unknown query', { ...question, query: 'secrets' }],
    ['a query of every object', { ...question, query: 'constructor' }],
    ['a URL beside the question', { ...question, url: 'https://evil.example' }],
    ['nothing', null],
    ['text', 'ask'],
  ])('does not answer %s', async (_, message) => {
    expect(await say(message, ownPage)).toBeNull();
    expect(await say(message, dashboard)).toBeNull();
    expect(services.ask).not.toHaveBeenCalled();
  });

  it.each([
    ['a URL in the input', 'workspaces', { url: 'https://evil.example' }],
    ['a path as an id', 'people', { organizationId: '../../users' }],
    ['no input', 'workspaces', null],
  ])('asks nothing for %s, and says that it does not fit', async (_, query, input) => {
    for (const sender of [ownPage, dashboard]) {
      expect(await say({ ...question, query, input }, sender)).toMatchObject({
        failure: { kind: 'invalid' },
      });
    }
    expect(services.ask).not.toHaveBeenCalled();
  });

  it.each(['activity', 'cancel'] as const)(
    'takes %s from those who may ask, and from nobody else',
    async (type) => {
      const message = { type, version, controlPlaneId: 'zenml-cloud' };
      const reply = { answer: type === 'activity' ? ACTIVITY : null };
      const framed = { ...ownPage, frameId: 2 };
      const inFrame = { ...dashboard, frameId: 1 };
      for (const sender of [stranger, framed, inFrame, { id: 'other', origin: ownPage.origin }, {}]) {
        expect(await say(message, { ...sender })).toBeNull();
      }
      expect(await say({ ...message, controlPlaneId: 'somebody-elses' }, ownPage)).toBeNull();
      expect(await say({ ...message, query: 'workspaces' }, ownPage)).toBeNull();
      expect(await say({ type, version }, ownPage)).toBeNull();
      expect(services[type]).not.toHaveBeenCalled();

      expect(await say(message, ownPage)).toEqual(reply);
      // A dashboard gets its own control plane, whatever it names.
      expect(await say({ ...message, controlPlaneId: 'somebody-elses' }, dashboard)).toEqual(reply);
      expect(services[type]).toHaveBeenCalledTimes(2);
      expect(services[type]).toHaveBeenLastCalledWith(ZENML_CLOUD);
      expect(services.ask).not.toHaveBeenCalled();
      expect(await say({ ...message, version: '0.0.9' }, ownPage)).toEqual({
        failure: { kind: 'stale-page' },
      });
    },
  );

  it('opens a page of our own where the sidebar cannot be', async () => {
    services.openSidebar = vi.fn(async () => false);
    await say({ type: 'open-sidebar', version }, dashboard);
    expect(services.openManage).toHaveBeenCalledExactlyOnceWith(7);
  });

  it('opens nothing instead of a sidebar that would have come back by itself', async () => {
    services.openSidebar = vi.fn(async () => false);
    await say({ type: 'open-sidebar', quiet: true, version }, dashboard);
    expect(services.openSidebar).toHaveBeenCalledWith(7);
    expect(services.openManage).not.toHaveBeenCalled();
  });

  it('tells a page of another version to reload', async () => {
    expect(await say({ ...question, version: '0.0.9' }, dashboard)).toEqual({
      failure: { kind: 'stale-page' },
    });
  });

  it('puts the sidebar into the tab that asks, and into no other', async () => {
    await say({ type: 'open-sidebar', version }, dashboard);
    expect(services.openSidebar).toHaveBeenCalledWith(7);
    expect(await say({ type: 'open-sidebar', version, tabId: 9 }, dashboard)).toBeNull();
    expect(await say({ type: 'open-sidebar', version }, ownPage)).toBeNull();
  });

  it('runs the parts that the sidebar is made of in the tab that asks, and no other file', async () => {
    vi.stubGlobal('sidecarParts', { files: [], sidebar: { first: [], parts: ['Reach-1a', 'Who-2b'] } });
    const message = { type: 'run-parts', version };
    const here: Sender = { ...dashboard, documentId: 'D1' };
    expect(await say({ ...message, parts: ['Who-2b'] }, here)).toEqual({ answer: true });
    expect(services.runParts).toHaveBeenCalledExactlyOnceWith(7, 'D1', ['Who-2b']);
    for (const part of ['who-2b', '../../sidebar', '/launcher', 'Who-2b.js', 'https://evil.example/a', ''])
      expect(await say({ ...message, parts: ['Who-2b', part] }, dashboard)).toBeNull();
    expect(await say({ ...message, parts: ['Who-2b'], tabId: 9 }, dashboard)).toBeNull();
    expect(await say({ ...message, parts: ['Who-2b'] }, ownPage)).toBeNull();
    expect(await say({ ...message, parts: Array(101).fill('Who-2b') }, dashboard)).toBeNull();
    // A page of another version has parts of other names, and is told what helps.
    expect(await say({ ...message, version: '0.0.9', parts: ['Who-1f'] }, dashboard)).toEqual({
      failure: { kind: 'stale-page' },
    });
    expect(services.runParts).toHaveBeenCalledTimes(1);
  });
});
