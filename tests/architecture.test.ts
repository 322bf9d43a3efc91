// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The one-way rule and the house rules of ARCHITECTURE.md, held against the source tree. */
const root = join(import.meta.dirname, '..');
const sources = ['entrypoints', 'components', 'lib'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const path = join(folder, name);
      return { path, text: readFileSync(join(root, path), 'utf8') };
    }),
);
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

interface Import {
  from: string;
  to: string;
  isTypeOnly: boolean;
}
const imports: Import[] = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"`]*?from\s+'([^']+)'/gm)].map(([, type, to = '']) => ({
    from: path,
    to: to.startsWith('#')
      ? to.slice(1)
      : to.startsWith('.')
        ? relative(root, join(root, dirname(path), to))
        : to,
    isTypeOnly: type !== undefined,
  })),
);

/** `from` may import only what `allowed` matches; everything else is a violation. */
const rules: [from: RegExp, allowed: RegExp][] = [
  [/^lib\/model\//, /^(lib\/model\/|zod\/mini$)/],
  [/^lib\/api\//, /^(lib\/(api|model)\/|zod\/mini$)/],
  [
    /^components\//,
    /^(components\/|lib\/(model\/|i18n|question|view-request|protocol|changes)|preact|@leeoniya\/)/,
  ],
  [/^lib\/(?!background|api|model)/, /^(?!lib\/(background|api)\/|components\/|entrypoints\/)/],
  [/^lib\/background\//, /^(?!components\/|entrypoints\/)/],
];

describe('the one-way rule', () => {
  it('sees the tree', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it.each(rules)('%s imports only %s', (from, allowed) => {
    const wrong = imports.filter(
      (one) => from.test(one.from) && !allowed.test(one.to) && !one.to.endsWith('.json'),
    );
    expect(wrong).toEqual([]);
  });

  it('lets views meet the protocol and the resources as types only, so that no schema reaches their bundles', () => {
    const views = /^(components\/|entrypoints\/(?!background)|lib\/[^/]+$)/;
    const schemas =
      /^lib\/((protocol|changes|change-requests)\.ts$|model\/(resources|change)\/(?!arrival\.ts$))/;
    const tables = ['lib/protocol.ts', 'lib/changes.ts', 'lib/change-requests.ts'];
    const wrong = imports.filter(
      ({ from, to, isTypeOnly }) =>
        views.test(from) && schemas.test(to) && !isTypeOnly && !tables.includes(from),
    );
    expect(wrong).toEqual([]);
  });

  it('has no circle between folders of lib', () => {
    expect(
      imports.filter(({ from, to }) => from.startsWith('lib/') && /^(components|entrypoints)\//.test(to)),
    ).toEqual([]);
    expect(
      imports.filter(({ from, to }) => to.startsWith('entrypoints/') && !from.startsWith('entrypoints/')),
    ).toEqual([]);
  });
});

describe('the browser and the network', () => {
  const filesWith = (pattern: RegExp) =>
    sources.filter(({ text }) => pattern.test(code(text))).map(({ path }) => path);

  it('fetches in one file a road: the worker’s, and the one that is put into a dashboard’s page', () => {
    expect(filesWith(/\bfetch\(/)).toEqual(['lib/api/fetch-road.ts', 'lib/background/roads/page-fetch.ts']);
  });

  it('touches the browser only where it may', () => {
    const allowed =
      /^(entrypoints\/|lib\/background\/|lib\/(early-reads|private-window|session-area|send|storage|policy)\.ts$)/;
    expect(filesWith(/\b(?:browser|chrome)\.[a-z]/).filter((path) => !allowed.test(path))).toEqual([]);
  });

  it('parses no markup and evaluates no text', () => {
    const banned =
      /\binnerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|\beval\(|new Function\(|document\.write/;
    expect(filesWith(banned)).toEqual([]);
  });

  it('makes the one policy for scripts in the worker and at the start of our own pages, of the one list of parts', () => {
    expect(filesWith(/trustedTypes\s*\.createPolicy/)).toEqual(['lib/part-scripts.ts']);
    expect(filesWith(/\bpartAddresses\(/).sort()).toEqual([
      'entrypoints/own-page/use-page-parts.ts',
      'lib/background/worker-parts.ts',
      'lib/part-scripts.ts',
    ]);
  });

  it('makes each link of the dashboard’s origin, and shows no picture by its address', () => {
    const link = /\b(?:href|src|srcset|srcDoc|poster|formAction)=(?!\{`#)(?:"[^"]*"|\{[^}]*\})/gi;
    const links = sources.flatMap(({ path, text }) =>
      [...code(text).matchAll(link)].map(([found]) => `${path}: ${found}`),
    );
    expect(links).toEqual([
      'components/options/AddControlPlane.tsx: href={added.dashboardOrigin}',
      'components/ui/ActionLink.tsx: href={dashboardLink(controlPlane, to)}',
    ]);
    expect(filesWith(/<(?:img|iframe|object|embed|video|audio|source|base)\s/)).toEqual([]);
  });

  it('measures what comes in by checks that throw at nothing', () => {
    expect(filesWith(/\bz\.(min|max)?(Length|Size|length|size)\(/)).toEqual(['lib/model/length.ts']);
  });

  it('opens no port, which the browser would close', () => {
    expect(filesWith(/\bonConnect\b|\.connect\(/)).toEqual([]);
  });

  it('talks to pages by nothing that a page can listen to or send', () => {
    expect(
      filesWith(/postMessage|new CustomEvent|onMessageExternal|onConnectExternal|runtime\.connect/),
    ).toEqual([]);
  });
});

describe('the house rules', () => {
  it('keeps entrypoints to wiring: under 60 lines', () => {
    const isEntry = (path: string) => /^entrypoints\/([^/]+|[^/]+\/(main|index))\.tsx?$/.test(path);
    const entries = sources.filter(({ path }) => isEntry(path));
    expect(entries.length).toBeGreaterThan(4);
    const long = entries.filter(({ text }) => text.split('\n').length > 60);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('keeps files below 250 lines', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 250);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('has at most 8 runtime dependencies, all pinned exactly', () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    expect(Object.keys(dependencies).length).toBeLessThanOrEqual(8);
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('replaces no module in the tests that keep theirs from file to file', () => {
    const shared = ['api', 'bench', 'components', 'control-plane', 'e2e', 'model'].map((name) =>
      join('tests', name),
    );
    const files = shared.flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => join(folder, name)),
    );
    expect(files.length).toBeGreaterThan(100);
    const replacing = /\bvi\.(mock|doMock|resetModules)\(/;
    expect(files.filter((file) => replacing.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});
