import type { Api } from '#lib/api/api.ts';
import { isCallReadName, isListName } from '#lib/api/endpoints.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { OneReadBack, WriteEntry } from './entry.ts';
import { idIn } from './outcome.ts';

export interface Verdict {
  state: 'done' | 'not-done' | 'unknown';
  resultId: string | null;
  /** When that was made, as an ISO time; null when the server does not say. */
  created: string | null;
}

/** Says what the server shows of a write. Whatever cannot be read, or not whole, is unknown: nothing is guessed. */
export async function readBack(
  api: Pick<Api, 'callNamed' | 'listNamed'>,
  controlPlane: ControlPlane,
  { readBack: wanted, userId }: Pick<WriteEntry, 'readBack' | 'userId'>,
): Promise<Verdict> {
  if (!('anyOf' in wanted)) return readOne(api, controlPlane, wanted, userId);
  let none = verdict('not-done');
  for (const one of wanted.anyOf) {
    const shown = await readOne(api, controlPlane, one, userId);
    const isMade = one.endpoint === wanted.anyOf[0]?.endpoint;
    if (shown.state === 'done') return isMade ? shown : verdict('done');
    if (shown.state === 'unknown') none = UNKNOWN;
  }
  return none;
}

async function readOne(
  api: Pick<Api, 'callNamed' | 'listNamed'>,
  controlPlane: ControlPlane,
  { endpoint, params, expect }: OneReadBack,
  userId: string,
): Promise<Verdict> {
  const options = { priority: 'visible', identity: userId } as const;
  if (expect.kind === 'nothing') return UNKNOWN;
  if (isCallReadName(endpoint)) {
    if (expect.kind !== 'fields' && expect.kind !== 'missing') return UNKNOWN;
    const read = await api.callNamed(controlPlane, endpoint, params, options);
    if (expect.kind === 'missing') {
      if (read.ok) return verdict('not-done');
      // The bare words are of a server that has no such route, and say nothing of the thing.
      const isGone = read.failure.kind === 'not-found' && read.failure.reason !== 'Not Found';
      return isGone ? verdict('done') : UNKNOWN;
    }
    return read.ok ? judge(read.value, expect) : UNKNOWN;
  }
  if (!isListName(endpoint) || expect.kind === 'missing') return UNKNOWN;
  const { match } = expect;
  if (!match) return UNKNOWN;
  const rows = await api.listNamed(controlPlane, endpoint, params, options);
  const anyCase = expect.kind === 'fields' ? [] : expect.anyCase;
  const found = rows.items.find((row) => has(row, match, anyCase));
  // That the thing itself is gone tells nothing of what became of its fields.
  if (expect.kind === 'fields') return found === undefined ? UNKNOWN : judge(found, expect);
  const isWhole = rows.complete && rows.failure === null && rows.unreadable === 0;
  if (found !== undefined) return expect.kind === 'row' ? verdict('done', found) : verdict('not-done');
  if (!isWhole) return UNKNOWN;
  return verdict(expect.kind === 'row' ? 'not-done' : 'done');
}

type Fields = Extract<OneReadBack['expect'], { kind: 'fields' }>;

function judge(thing: unknown, { after, before }: Fields): Verdict {
  if (has(thing, after)) return verdict('done', thing);
  return before && !has(thing, before) ? UNKNOWN : verdict('not-done');
}

const UNKNOWN: Verdict = { state: 'unknown', resultId: null, created: null };
const verdict = (state: 'done' | 'not-done', found?: unknown): Verdict => {
  const created = at(found, 'created');
  return { state, resultId: idIn(found), created: typeof created === 'string' ? created : null };
};

/** Whether every named field has the value. Lists are sets here: servers sort them as they like. */
const has = (
  value: unknown,
  fields: Readonly<Record<string, unknown>>,
  anyCase: readonly string[] = [],
): boolean =>
  Object.entries(fields).every(([path, wanted]) => {
    const [shown, wished] = [canonical(at(value, path)), canonical(wanted)];
    return anyCase.includes(path) ? shown.toLowerCase() === wished.toLowerCase() : shown === wished;
  });

const at = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null
          ? Object.getOwnPropertyDescriptor(inner, name)?.value
          : undefined,
      value,
    );

/** Equal text for equal values, whatever the order of keys and elements; an empty text is none. */
function canonical(value: unknown): string {
  if (value === '') return 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).sort()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  return `{${Object.entries(value)
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`)
    .sort()}}`;
}
