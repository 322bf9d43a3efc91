// @vitest-environment node
import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startWorker } from '#lib/background/start-worker.ts';
import { installLocks } from './fake-locks.ts';

const folder = join(import.meta.dirname, '../../lib/background');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(folder, path), 'utf8'));

/** How often each event was listened to. */
const heard = new Map<string, number>();
const listenTo = (event: string) => ({
  addListener: () => heard.set(event, (heard.get(event) ?? 0) + 1),
  removeListener: vi.fn(),
});

beforeEach(() => {
  fakeBrowser.reset();
  installLocks();
  globalThis.indexedDB = new IDBFactory();
  heard.clear();
  const { runtime, alarms, storage, permissions } = fakeBrowser;
  for (const event of ['onMessage', 'onInstalled', 'onStartup', 'onUpdateAvailable'])
    Object.assign(runtime, { [event]: listenTo(`runtime.${event}`) });
  Object.assign(alarms, { onAlarm: listenTo('alarms.onAlarm') });
  Object.assign(storage.local, { onChanged: listenTo('storage.local.onChanged') });
  Object.assign(permissions, {
    onAdded: listenTo('permissions.onAdded'),
    onRemoved: listenTo('permissions.onRemoved'),
  });
  Object.assign(fakeBrowser, {
    commands: { onCommand: listenTo('commands.onCommand') },
    contextMenus: { onClicked: listenTo('contextMenus.onClicked') },
  });
});

it('the worker listens to all that wakes it before it awaits anything: browsers drop the event otherwise', () => {
  startWorker();
  // Nothing of what `startWorker` left to be done later has had its turn by now.
  expect(Object.fromEntries(heard)).toEqual({
    'runtime.onMessage': 1,
    'runtime.onInstalled': 1,
    'runtime.onStartup': 3,
    'runtime.onUpdateAvailable': 1,
    // A pause of the queue, a page's session, and what changes things.
    'alarms.onAlarm': 3,
    'commands.onCommand': 1,
    'contextMenus.onClicked': 1,
    'permissions.onAdded': 1,
    'permissions.onRemoved': 1,
    'storage.local.onChanged': 1,
  });
});

it('no part of it listens to an event that the start does not', () => {
  startWorker();
  const listened = sources.flatMap((text) => [
    ...text.matchAll(/browser\.([\w.]+)\.addListener\(/g),
    ...text.matchAll(/browser\.(runtime\.onUpdateAvailable);/g),
  ]);
  const events = new Set(listened.map(([, event]) => event));
  if (sources.some((text) => text.includes('changedSignal.watch('))) events.add('storage.local.onChanged');
  expect([...events].sort()).toEqual([...heard.keys()].sort());
});
