import { mutate } from '../../fuzz/mutate.ts';
import { pick, seeded } from '../../fuzz/random.ts';

const place = {
  organization: 'northwind',
  workspace: 'prod-vision',
  project: null,
  resource: null,
  serverHost: null,
};
const changes = [{ kind: 'createTeam', input: { organizationId: 'o', name: 'Mine', description: null } }];
const evil = 'https://evil.example';

/** What our own scripts say to each other, and what a page would like them to. */
const BODIES: readonly object[] = [
  { type: 'ask', query: 'people', input: { organizationId: 'o' }, force: true },
  { type: 'ask', query: 'resolve', input: { place }, force: false },
  { type: 'peek', query: 'session', input: {} },
  { type: 'activity' },
  { type: 'cancel' },
  { type: 'page-account', tabId: 3 },
  { type: 'choose-road', tabId: 3 },
  { type: 'draft', changes },
  { type: 'change', request: { do: 'plan', changes } },
  { type: 'change', request: { do: 'confirm', id: 'p', typed: {}, secrets: {} } },
  { type: 'own', request: 'erase' },
  { type: 'own', request: 'erase', givesUp: ['c'] },
  { type: 'control-planes', request: { do: 'add', dashboardOrigin: evil, apiOrigin: evil } },
  { type: 'open-sidebar', quiet: true },
  { type: 'open-manage' },
  { type: 'run-parts', parts: [] },
  { type: 'fetch', url: 'https://cloudapi.zenml.io/users/me' },
  { show: 'permissions', place, question: 'who' },
];

/** How a page could hand them over. */
const WRAPPINGS: readonly ((message: unknown) => unknown)[] = [
  (message) => message,
  (message) => JSON.stringify(message),
  (message) => ({ source: 'zenml-sidecar', message }),
  (message) => ({ direction: 'to-worker', detail: message }),
  (message) => [message],
];

/**
 * As JSON: each message whole in each wrapping, and then broken ones, the same for the same seed, until there are `count` of which no two
 * have one shape.
 */
export function messageShapes(version: string, count: number, seed: number): string[] {
  const messages = BODIES.map((body) => ({ version, controlPlaneId: 'zenml-cloud', ...body }));
  const sent = messages.flatMap((message) => WRAPPINGS.map((wrap) => JSON.stringify(wrap(message))));
  const shapes = new Set(sent.map(shapeOfJson));
  const random = seeded(seed);
  while (shapes.size < count) {
    const broken: unknown = mutate(random, pick(random, messages), messages);
    const json: string | undefined = JSON.stringify(pick(random, WRAPPINGS)(broken));
    if (json === undefined || shapes.has(shapeOfJson(json))) continue;
    shapes.add(shapeOfJson(json));
    sent.push(json);
  }
  return sent;
}

/** What is left of JSON without its values: its keys, and of what kind each value is. */
export const shapeOfJson = (json: string): string => shapeOf(JSON.parse(json));

function shapeOf(value: unknown): string {
  if (typeof value === 'string') return isJson(value) ? `text of ${shapeOfJson(value)}` : 'text';
  if (Array.isArray(value)) return `[${value.map(shapeOf).join()}]`;
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  const fields = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}:${shapeOf(one)}`);
  return `{${fields.sort().join()}}`;
}

/** A message that is sent as a text has the shape of what it says. */
function isJson(text: string): boolean {
  if (!/^[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
