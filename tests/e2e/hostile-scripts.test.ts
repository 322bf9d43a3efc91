import { expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { turnEditingOn, writesOf } from './harness/changing.ts';
import { apiRequests } from './harness/launch-extension.ts';
import { poll } from './harness/poll.ts';
import { useExtension } from './harness/use-extension.ts';

/** The release, whose shadow roots are closed: what a script of the dashboard's page, taken over, can do to the sidebar. */
const extension = useExtension({ build: 'chrome-mv3' });

type Heard = typeof globalThis & { heard?: unknown[] };

/** How long a sidebar that has all it asks for says nothing, ms. It asks the next question as soon as it has an answer. */
const AT_REST_MS = 2_000;

/** What goes on inside is not to be seen from outside: the sidebar has said and asked nothing for a while. */
async function sidebarAtRest(): Promise<void> {
  const { worker, controlPlane } = extension();
  let seen = '';
  let since = performance.now();
  await poll('the sidebar to come to rest', async () => {
    const said = await worker.evaluate(() => (globalThis as Heard).heard?.length ?? 0, null);
    const now = [said, controlPlane.requests.length].join();
    if (now !== seen) since = performance.now();
    seen = now;
    const hasAsked = apiRequests(extension()).some((request) => request.startsWith('GET /workspaces'));
    return hasAsked && performance.now() - since > AT_REST_MS;
  });
}

/** A dashboard with the sidebar open by a person's click, editing on, and a worker that keeps what it hears. */
async function openedSidebar() {
  const { signIn, openDashboard, worker, context } = extension();
  await signIn(ADMIN_EMAIL);
  await turnEditingOn(extension());
  const page = await openDashboard('/workspaces/prod-vision');
  const launcher = page.locator('zenml-sidecar-launcher');
  const box = await launcher.boundingBox();
  if (!box) throw new Error('The launcher is not shown.');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator('zenml-sidecar').waitFor();
  await worker.evaluate(() => {
    const scope: Heard = globalThis;
    scope.heard = [];
    chrome.runtime.onMessage.addListener((message) => void scope.heard?.push(message));
  }, null);
  await sidebarAtRest();
  const before = await worker.evaluate(() => (globalThis as Heard).heard?.length, null);
  const tabs = context.pages().length;
  const heard = () => worker.evaluate((said) => (globalThis as Heard).heard?.slice(said) ?? [], before);
  return { page, heard, tabs, asked: apiRequests(extension()) };
}

test('500 messages, events and edits of a page reach neither the worker nor ZenML', async () => {
  const { page, heard, tabs, asked } = await openedSidebar();
  const id = extension().extensionId;
  const tried = await page.evaluate(async (extensionId) => {
    const place = {
      organization: 'northwind',
      workspace: 'prod-vision',
      project: null,
      resource: null,
      serverHost: null,
    };
    const changes = [{ kind: 'createTeam', input: { organizationId: 'o', name: 'Mine', description: null } }];
    const bodies: object[] = [
      { type: 'ask', query: 'people', input: { organizationId: 'o' }, force: true },
      { type: 'peek', query: 'session', input: {} },
      { type: 'draft', changes },
      { type: 'change', request: { do: 'plan', changes } },
      { type: 'change', request: { do: 'confirm', id: 'p', typed: {}, secrets: {} } },
      { type: 'own', request: 'erase' },
      { type: 'own', request: 'erase', givesUp: ['c'] },
      {
        type: 'control-planes',
        request: { do: 'add', dashboardOrigin: 'https://evil.example', apiOrigin: 'https://evil.example' },
      },
      { type: 'open-manage' },
      { type: 'fetch', url: 'https://cloudapi.zenml.io/users/me' },
      { show: 'permissions', place, question: 'who' },
    ];
    const wrapped = bodies.flatMap((body) => {
      const message = { version: '0.1.0', controlPlaneId: 'zenml-cloud', ...body };
      return [
        message,
        JSON.stringify(message),
        { source: 'zenml-sidecar', message },
        { direction: 'to-worker', detail: message },
        [message],
      ];
    });
    const hosts = [
      window,
      document,
      document.documentElement,
      document.querySelector('zenml-sidecar'),
      document.querySelector('zenml-sidecar-launcher'),
    ];
    let count = 0;
    const channel = new BroadcastChannel('zenml-sidecar');
    for (const message of wrapped) {
      window.postMessage(message, '*');
      window.postMessage(message, location.origin, [new MessageChannel().port2]);
      channel.postMessage(message);
      count += 3;
      for (const name of ['message', 'zenml-sidecar', 'zenml-sidecar-message']) {
        for (const host of hosts) {
          host?.dispatchEvent(new CustomEvent(name, { detail: message, bubbles: true, composed: true }));
          host?.dispatchEvent(new MessageEvent(name, { data: message, origin: location.origin }));
          count += 2;
        }
      }
    }
    for (const type of [
      'click',
      'keydown',
      'pointerdown',
      'contextmenu',
      'submit',
      'focusin',
      'change',
      'drop',
      'paste',
    ]) {
      for (const host of hosts.slice(3)) {
        host?.dispatchEvent(new Event(type, { bubbles: true, composed: true, cancelable: true }));
        host?.dispatchEvent(
          new MouseEvent(type, { bubbles: true, composed: true, clientX: innerWidth - 100, clientY: 200 }),
        );
        host?.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true, composed: true }));
        count += 3;
      }
    }
    for (const key of ['Enter', 'Escape', 'ArrowDown', '?', '/', '1', '2', '3', '4', '5', '6', 'a']) {
      for (const host of hosts) {
        host?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
        count += 1;
      }
    }
    for (const host of hosts.slice(3) as (HTMLElement | null)[]) {
      host?.click();
      host?.focus();
      for (const [name, value] of [
        ['data-open', '1'],
        ['open', ''],
        ['data-request', JSON.stringify(bodies[9])],
        ['hidden', ''],
      ] as const) {
        host?.setAttribute(name, value);
        count += 1;
      }
      host?.append('text', document.createElement('slot'));
    }
    localStorage.setItem('changed', '{"queries":["people"],"at":1}');
    // Our scripts are in a world of their own, where none of this is seen.
    Element.prototype.attachShadow = () => {
      throw new Error('mine');
    };
    JSON.parse = () => ({ isMine: true });
    Object.defineProperty(Object.prototype, 'isMine', { value: true, configurable: true });
    const runtime = (window as { chrome?: { runtime?: typeof chrome.runtime } }).chrome?.runtime;
    let channelOut = 'none';
    try {
      if (runtime?.sendMessage) channelOut = String(await runtime.sendMessage(extensionId, bodies[0]));
    } catch {
      channelOut = 'refused';
    }
    channel.close();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return { count, channelOut };
  }, id);
  expect(tried.count).toBeGreaterThan(500);
  expect(['none', 'refused']).toContain(tried.channelOut);
  expect(await heard()).toEqual([]);
  expect(apiRequests(extension())).toEqual(asked);
  expect(writesOf(extension())).toEqual([]);
  expect(extension().context.pages()).toHaveLength(tabs);
});

test('a page reads nothing of the sidebar by its elements, its selection or its events', async () => {
  const { page } = await openedSidebar();
  const read = await page.evaluate(async () => {
    const host = document.querySelector('zenml-sidecar');
    if (!(host instanceof HTMLElement)) throw new Error('no sidebar');
    const seen: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) seen.push(node.textContent ?? '');
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    for (const type of ['click', 'mouseover', 'focusin', 'copy', 'selectionchange']) {
      document.addEventListener(
        type,
        (event) => seen.push(...event.composedPath().map((node) => (node as Element).textContent ?? '')),
        true,
      );
    }
    getSelection()?.selectAllChildren(document.documentElement);
    const range = document.createRange();
    range.selectNode(host);
    const box = host.getBoundingClientRect();
    const under = document.elementsFromPoint(box.x + 60, box.y + 120);
    await new Promise((resolve) => setTimeout(resolve, 0));
    observer.disconnect();
    return {
      root: host.shadowRoot,
      children: host.childElementCount,
      under: under[0]?.tagName,
      texts: [
        host.innerText,
        host.textContent,
        host.outerHTML,
        host.getHTML?.({ serializableShadowRoots: true }),
        String(range),
        range.cloneContents().textContent,
        ...seen,
      ],
      selected: String(getSelection()).includes('Sidecar'),
      resources: performance.getEntriesByType('resource').filter(({ name }) => name.includes('cloudapi'))
        .length,
    };
  });
  expect(read.root).toBeNull();
  expect(read.children).toBe(0);
  expect(read.under).toBe('ZENML-SIDECAR');
  expect(read.selected).toBe(false);
  expect(read.resources).toBe(0);
  expect(read.texts.filter((text) => /Ada Okafor|Workspaces|Signed in/.test(text ?? ''))).toEqual([]);
});

test('real clicks all over a sidebar that is made invisible, and covered, change nothing', async () => {
  const { page, tabs } = await openedSidebar();
  const sidebar = page.locator('zenml-sidecar');
  for (const cover of ['', 'position:fixed;inset:0;z-index:2147483647;pointer-events:none;background:#fff']) {
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('zenml-sidecar { opacity: 0 !important; filter: opacity(0) !important }');
      document.adoptedStyleSheets.push(sheet);
      const lid = document.createElement('div');
      lid.style.cssText = css;
      document.documentElement.append(lid);
    }, cover);
    const box = await sidebar.boundingBox();
    if (!box) throw new Error('The sidebar is not shown.');
    for (let y = box.y + 20; y < box.y + box.height; y += 80) {
      for (let x = box.x + 40; x < box.x + box.width; x += 110) await page.mouse.click(x, y);
    }
  }
  // The clicks were heard: what a person may do there, a person who is tricked does too, and it changes nothing.
  expect(extension().context.pages().length).toBeGreaterThanOrEqual(tabs);
  expect(apiRequests(extension()).length).toBeGreaterThan(0);
  expect(writesOf(extension())).toEqual([]);
});
