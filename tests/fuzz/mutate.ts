import { pick, type Random, randomText, upTo } from './random.ts';

/** What breaks programs, in place of a value. */
const ODD_VALUES: readonly unknown[] = [
  null,
  undefined,
  true,
  false,
  0,
  -0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.MAX_SAFE_INTEGER + 2,
  1e308,
  '',
  ' ',
  '..',
  '../../users/me',
  'https://evil.example/users/me',
  '__proto__',
  '\ud800',
  '\u0000',
  '\u202e',
  'x'.repeat(5000),
  [],
  [[]],
  {},
  { length: 3 },
  { length: { toString: null, valueOf: null } },
  { toString: null, valueOf: null },
  JSON.parse('{"then":"x"}'),
  JSON.parse('{"__proto__":{"isPolluted":true},"constructor":{"prototype":{"isPolluted":true}}}'),
  Object.create(null),
  new Date(Number.NaN),
  new Map([['id', 1]]),
];

/** A copy of a value of JSON with one to three places in it changed: replaced, removed, doubled, renamed or swapped with another's. */
export function mutate(random: Random, value: unknown, others: readonly unknown[]): unknown {
  let changed = value;
  for (let times = 1 + upTo(random, 3); times > 0; times -= 1) changed = mutateOnce(random, changed, others);
  return changed;
}

function mutateOnce(random: Random, value: unknown, others: readonly unknown[]): unknown {
  const goesDeeper = typeof value === 'object' && value !== null && random() < 0.8;
  if (Array.isArray(value)) {
    if (value.length === 0 || !goesDeeper)
      return random() < 0.5 ? oddValue(random, others) : [...value, ...value];
    const at = upTo(random, value.length);
    if (random() < 0.15) return value.filter((_, index) => index !== at);
    return value.map((one, index) => (index === at ? mutateOnce(random, one, others) : one));
  }
  if (!goesDeeper || !isPlain(value)) {
    return typeof value === 'string' && random() < 0.4 ? mutateText(random, value) : oddValue(random, others);
  }
  const keys = Object.keys(value);
  const key = keys.length > 0 ? pick(random, keys) : 'id';
  const { [key]: one, ...rest } = value;
  if (random() < 0.15) return rest;
  if (random() < 0.1) return { ...rest, [mutateText(random, key)]: one };
  return { ...value, [key]: mutateOnce(random, one, others) };
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const oddValue = (random: Random, others: readonly unknown[]): unknown =>
  random() < 0.7 ? pick(random, ODD_VALUES) : pick(random, others);

/** Pieces that mean something to a parser of URLs, headers, markup, JSON or dates. */
const PIECES = [
  ...'/ // \\ .. . % %2e%2e %2F %00 ? # @ : :443 = & ; , " \' ` < > [ ] { } [::1] 127.0.0.1 https: http:// javascript: data:'.split(
    ' ',
  ),
  ...'evil.example cloud.zenml.io xn-- - + 1e999 -0 NaN null true 99999999999999999999 2026-13-45T99:99:99Z r=0 ;t= * ****'.split(
    ' ',
  ),
  ...'__proto__ constructor \\u005f [[[[[[[[ 😀 İ \u0000 \u00a0 \u2028 \u202e \ufeff \ud800 \udc00 \t \r\n'.split(
    ' ',
  ),
  'Thu, 01 Jan 1970 00:00:00 GMT',
];

/** A copy of a text with something cut out, doubled, put in or flipped. */
export function mutateText(random: Random, text: string): string {
  const [a, b] = [upTo(random, text.length + 1), upTo(random, text.length + 1)].sort((x, y) => x - y);
  const [start = 0, end = 0] = [a, b];
  switch (upTo(random, 6)) {
    case 0:
      return text.slice(0, start) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(start);
    case 2:
      return text.slice(0, start);
    case 3:
      return text.slice(0, start) + randomText(random) + text.slice(end);
    case 4:
      return text.slice(0, start) + String.fromCharCode(upTo(random, 0x10000)) + text.slice(start + 1);
    default:
      return text.slice(0, start) + pick(random, PIECES) + text.slice(random() < 0.5 ? start : end);
  }
}
