// @vitest-environment node
import { expect, test } from 'vitest';
import { KNOWN_CONTROL_PLANES } from '#lib/model/control-plane.ts';
import { csv } from '#lib/model/csv.ts';
import { dashboardLink } from '#lib/model/dashboard-link.ts';
import { environmentOf, PROD_RULE } from '#lib/model/environment.ts';
import { locate } from '#lib/model/locate.ts';
import { pasteEmails } from '#lib/model/paste-emails.ts';
import { readPasted } from '#lib/model/pasted-address.ts';
import { parseResourceString } from '#lib/model/permissions/resource-string.ts';
import { subjectOf } from '#lib/model/subject.ts';
import { parseViewRequest } from '#lib/view-request.ts';
import { workOf } from '../../entrypoints/own-page/work-in-url.ts';
import { isCalculated, READINGS, readAsSpreadsheet } from '../model/read-as-spreadsheet.ts';
import { mutateText } from './mutate.ts';
import { feed, pick, type Random, randomText } from './random.ts';
import { staysUnpolluted } from './unpolluted.ts';

/** What a page, a person or an address bar says, broken in every way. */
const COUNT = 100_000;
staysUnpolluted();
const ID = '8f0b9d3c-0a4e-4a52-9a5e-0c7a43f3f6d1';

const from =
  (examples: readonly string[]) =>
  (random: Random): string => {
    const text = random() < 0.05 ? randomText(random) : pick(random, examples);
    return random() < 0.1 ? text : mutateText(random, random() < 0.5 ? text : mutateText(random, text));
  };

test('any URL leads to a place of a known control plane at its own origin, or nowhere', () => {
  const origins = KNOWN_CONTROL_PLANES.map(({ dashboardOrigin }) => dashboardOrigin);
  const urls = [
    `https://cloud.zenml.io/organizations/${ID}/members`,
    `https://cloud.zenml.io/workspaces/prod-vision/projects/default/runs/${ID}`,
    `https://cloud.zenml.io/tenants/${ID}?tab=overview#top`,
    'https://staging.cloud.zenml.io/workspaces/a',
    'https://8f0b9d3c-zenml.cloudinfra.zenml.io/projects/default/pipelines',
  ];
  let led = 0;
  feed(COUNT, 11, from(urls), (url) => {
    const location = locate(url, KNOWN_CONTROL_PLANES);
    const clicked = subjectOf({ pageUrl: url, linkUrl: url, selectionText: url }, KNOWN_CONTROL_PLANES);
    if (Boolean(clicked) !== Boolean(location)) throw new Error('clicked on a page that leads nowhere');
    if (!location) return;
    led += 1;
    const { place } = location;
    const controlPlane = KNOWN_CONTROL_PLANES.find(({ id }) => id === location.controlPlaneId);
    if (!controlPlane) throw new Error('leads to an unknown control plane');
    environmentOf([{ ...PROD_RULE, name: 'P' }], [place.workspace, place.organization]);
    const target = {
      kind: 'workspace',
      id: place.workspace ?? '',
      name: place.workspace ?? '',
      organizationId: place.organization ?? '',
      word: 'workspace',
    } as const;
    const link = new URL(dashboardLink(controlPlane, target));
    if (!origins.includes(link.origin)) throw new Error(`links to ${link.origin}`);
  });
  expect(led).toBeGreaterThan(COUNT / 10);
});

test('any pasted address is an https origin without a name or password, or none', () => {
  const addresses = [
    'https://zenml.example.com:8443/login?next=/',
    'zenml.example.com',
    'https://ada:secret@zenml.example.com',
    'http://10.0.0.1',
    'https://[fe80::1]/',
  ];
  let read = 0;
  feed(COUNT, 12, from(addresses), (text) => {
    const pasted = readPasted(text);
    if (pasted.is !== 'origin') return;
    read += 1;
    const { protocol, href, username, hostname } = new URL(pasted.origin);
    if (protocol !== 'https:' || href !== `${pasted.origin}/` || username) throw new Error(pasted.origin);
    if (/^(127|10)(\.\d+){3}$|^192\.168(\.\d+){2}$|^localhost$|^\[/.test(hostname))
      throw new Error(`private: ${hostname}`);
  });
  expect(read).toBeGreaterThan(COUNT / 10);
});

test('any pasted list of addresses, resource, question or work is read or refused', () => {
  const examples = [
    'Ada Okafor <ada@northwind.example>, bob@northwind.example; ada@northwind.example',
    `workspace:${ID}:project/${ID}/stack/${ID}`,
    `${ID}@workspace/${ID}`,
    JSON.stringify({
      show: 'permissions',
      place: { organization: 'a', workspace: null, project: null, resource: null, serverHost: null },
      question: 'can',
    }),
    JSON.stringify({ show: 'selection', text: ID, goal: 'details' }),
    `form=invite&of.organizationId=${ID}`,
    `work=change&id=${ID}`,
  ];
  let read = 0;
  feed(COUNT, 13, from(examples), (text) => {
    pasteEmails(text);
    const found = [parseResourceString(text), parseViewRequest(text), workOf(new URLSearchParams(text))];
    if (found.some(Boolean)) read += 1;
  });
  expect(read).toBeGreaterThan(COUNT / 10);
});

test('no text becomes a formula, a second cell or a second row in a CSV', () => {
  const texts = [
    '=HYPERLINK("https://evil.example","x")',
    '+49 30',
    '-1',
    '@SUM(A1)',
    'a,b',
    'say "hi"',
    'Ada\nOkafor',
    'a;=1',
    'a\t=1',
  ];
  feed(COUNT, 14, from(texts), (text) => {
    const written = csv([[text, 'end']]);
    const [cells = [], ...more] = readAsSpreadsheet(written, ',');
    if (cells.length !== 2 || cells[1] !== 'end' || more.length) throw new Error(JSON.stringify(cells));
    const seen = (one = '') => one.replace(/[\s'\u0085\u202a-\u202e\u2066-\u2069]+/g, '');
    if (seen(cells[0]) !== seen(text)) throw new Error(`is now ${JSON.stringify(cells[0])}`);
    for (const separator of Object.values(READINGS)) {
      const calculated = readAsSpreadsheet(written, separator).flat().find(isCalculated);
      if (calculated !== undefined) throw new Error(`a formula: ${JSON.stringify(calculated)}`);
    }
  });
});
