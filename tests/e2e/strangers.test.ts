import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../control-plane/seeds/demo-people.ts';
import { folderOf } from './harness/launch-chromium.ts';
import { useExtension } from './harness/use-extension.ts';

/** What other extensions and other sites get from this one: nothing, not even that it is there. */
const release = folderOf('chrome-mv3');
const other = mkdtempSync(join(tmpdir(), 'zenml-sidecar-other-'));
const extension = useExtension({ build: 'chrome-mv3', folder: `${release},${other}` });
/** Chromium names an unpacked extension by its folder. */
const otherId = createHash('sha256')
  .update(other)
  .digest('hex')
  .slice(0, 32)
  .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

writeFileSync(
  join(other, 'manifest.json'),
  JSON.stringify({
    ...{ manifest_version: 3, name: 'Another', version: '1', permissions: ['storage', 'tabs'] },
    host_permissions: ['https://cloud.zenml.io/*'],
  }),
);
writeFileSync(join(other, 'page.html'), '<!doctype html><title>Another</title>');
afterAll(() => rmSync(other, { recursive: true, force: true }));

let files: string[] = [];
beforeAll(() => {
  files = readdirSync(release, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(release.length));
  expect(files.length).toBeGreaterThan(20);
});

test('another extension gets no answer, whatever it sends', async () => {
  const { context, extensionId, controlPlane, signIn } = extension();
  await signIn(ADMIN_EMAIL);
  const page = await context.newPage();
  await page.goto(`chrome-extension://${otherId}/page.html`);
  const got = await page.evaluate(async (id) => {
    const own = { version: '0.1.0', controlPlaneId: 'zenml-cloud' };
    const messages = [
      { ...own, type: 'ask', query: 'session', input: {}, force: true },
      { ...own, type: 'peek', query: 'session', input: {} },
      { ...own, type: 'activity' },
      { ...own, type: 'change', request: { do: 'journal' } },
      { ...own, type: 'own', request: 'diagnostics' },
      'ping',
    ];
    const replies = messages.map((message) =>
      chrome.runtime.sendMessage(id, message).then(
        (reply: unknown) => `answered ${JSON.stringify(reply)}`,
        (error: unknown) => String(error),
      ),
    );
    const port = chrome.runtime.connect(id);
    replies.push(
      new Promise((resolve) =>
        port.onDisconnect.addListener(() => resolve(String(chrome.runtime.lastError?.message))),
      ),
    );
    return Promise.all(replies);
  }, extensionId);
  expect(got).toHaveLength(7);
  for (const reply of got) expect(reply).toMatch(/Could not establish connection/);
  expect(controlPlane.requests).toEqual([]);
});

const reach = (page: Page, urls: readonly string[]) =>
  page.evaluate(async (all) => {
    const loaded = (element: HTMLElement, url: string) =>
      new Promise<boolean>((resolve) => {
        element.onload = () => resolve(true);
        element.onerror = () => resolve(false);
        element.setAttribute('src', url);
        document.documentElement.append(element);
      });
    const results = await Promise.all(
      all.flatMap((url) => [
        fetch(url, { mode: 'no-cors' }).then(
          () => url,
          () => null,
        ),
        /\.(js|html)$/.test(url) && loaded(document.createElement('script'), url).then((is) => is && url),
        /\.(png|svg)$/.test(url) && loaded(document.createElement('img'), url).then((is) => is && url),
      ]),
    );
    const frame = document.createElement('iframe');
    frame.src = all.find((url) => url.endsWith('/popup.html')) ?? '';
    await new Promise((resolve) => {
      frame.onload = resolve;
      document.documentElement.append(frame);
    });
    return results.filter(Boolean);
  }, urls);

test('no packaged file can be loaded by another site, by a dashboard or by another extension', async () => {
  const { context, openDashboard, pageUrl, problems, controlPlane } = extension();
  controlPlane.configure({ csp: null });
  // The browser says so in the console of who tried.
  problems.expect(/chrome-extension:|ERR_|Failed to load|Denying load/);
  const urls = files.map(pageUrl);
  const site = await context.newPage();
  await site.goto(`https://127.0.0.1:${controlPlane.port}/login`);
  const dashboard = await openDashboard('/login');
  const another = await context.newPage();
  await another.goto(`chrome-extension://${otherId}/page.html`);
  for (const page of [site, dashboard, another]) {
    expect(await reach(page, urls), page.url()).toEqual([]);
    expect(
      page
        .frames()
        .slice(1)
        .map((frame) => frame.url()),
      page.url(),
    ).toEqual(['chrome-error://chromewebdata/']);
  }
  // Had they been misspelt, nobody could load them.
  const own = await context.newPage();
  await own.goto(pageUrl('/options.html'));
  const mine = await own.evaluate(
    async (all) => (await Promise.all(all.map((url) => fetch(url).then(({ ok }) => ok)))).every(Boolean),
    urls,
  );
  expect(mine).toBe(true);
});

test.each(['popup', 'manage', 'options', 'welcome'])(
  'on %s no markup, text or script from elsewhere runs',
  async (name) => {
    const { context, pageUrl, problems } = extension();
    problems.expect(
      /Content Security Policy|^security: |TrustedHTML|TrustedScript|ERR_|Failed to fetch|Refused/,
    );
    const page = await context.newPage();
    await page.goto(pageUrl(`/${name}.html`));
    const tried = await page.evaluate(async () => {
      const ran: string[] = [];
      Object.assign(globalThis, { ran });
      const refused: string[] = [];
      const wanted = new Set(['frame-src', 'img-src', 'connect-src', 'style-src-elem']);
      // Told by the browser when it has come to it.
      const allViolated = new Promise<void>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          wanted.delete(effectiveDirective);
          if (wanted.size === 0) resolve();
        });
      });
      // What DevTools evaluates may evaluate text itself; what a timer runs may not.
      await new Promise((resolve) => setTimeout(resolve, 0));
      const attempt = (what: string, run: () => unknown) => {
        try {
          run();
        } catch {
          refused.push(what);
        }
      };
      const make = (tag: string, fields: Record<string, string>) => {
        const element = document.createElement(tag);
        for (const [field, value] of Object.entries(fields)) element.setAttribute(field, value);
        document.body.append(element);
      };
      attempt('innerHTML', () => {
        document.createElement('p').innerHTML = '<b>x</b>';
      });
      attempt('insertAdjacentHTML', () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'));
      attempt('parser', () => new DOMParser().parseFromString('<b>x</b>', 'text/html'));
      attempt('eval', () => Reflect.get(globalThis, 'eval')('ran.push("eval")'));
      attempt('Function', () => new Function('ran.push("Function")')());
      attempt('text of a script', () => {
        document.createElement('script').textContent = 'ran.push("script")';
      });
      attempt('address of a script', () => {
        document.createElement('script').src = 'https://evil.example/x.js';
      });
      attempt('timer', () => setTimeout('ran.push("timer")', 0));
      attempt('policy', () =>
        (
          globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes?.createPolicy('mine', {}),
      );
      make('img', { src: 'https://evil.example/x.png' });
      make('iframe', { src: 'https://evil.example/' });
      make('link', { rel: 'stylesheet', href: 'https://evil.example/x.css' });
      make('a', { href: 'javascript:ran.push("link")' });
      document.querySelector<HTMLElement>('a[href^="javascript"]')?.click();
      await fetch('http://evil.example/').catch(() => refused.push('plain http'));
      await allViolated;
      return { ran, refused };
    });
    expect(tried.ran).toEqual([]);
    expect(tried.refused).toEqual([
      'innerHTML',
      'insertAdjacentHTML',
      'parser',
      'eval',
      'Function',
      'text of a script',
      'address of a script',
      'timer',
      'policy',
      'plain http',
    ]);
  },
);
