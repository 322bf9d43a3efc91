import type { Endpoint } from '#lib/api/endpoint.ts';
import { secretsIn } from '#lib/api/recordable.ts';
import type { Failure } from '#lib/model/failure.ts';

const MASK = '•••';
/** Fewer characters of a secret at the end of a text that was cut tell nothing. */
const SHORTEST_REST = 3;

/** A failure whose words, which are the server's, repeat no secret of the request that they are about. */
export function maskSecrets(
  endpoint: Endpoint,
  params: Readonly<Record<string, unknown>>,
  failure: Failure,
): Failure {
  const written = secretsIn(endpoint, params).flatMap(spellingsOf);
  // What holds another is masked before it.
  written.sort((a, b) => b.length - a.length);
  if (written.length === 0) return failure;
  const masked = (text: string): string =>
    written.reduce((rest, secret) => cutOff(rest.replaceAll(secret, MASK), secret), text);
  return {
    ...failure,
    ...('reason' in failure && typeof failure.reason === 'string' && { reason: masked(failure.reason) }),
    ...('fields' in failure && {
      fields: failure.fields.map(({ path, message }) => ({ path: masked(path), message: masked(message) })),
    }),
  } as Failure;
}

/** As it is, as it stands inside a text of JSON, and as it stands in an address. */
const spellingsOf = (secret: string): string[] => [
  ...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]),
];

/** Long words are cut by whoever reads them, and so may a secret be that they end with. */
function cutOff(text: string, secret: string): string {
  for (let length = secret.length - 1; length >= SHORTEST_REST; length -= 1) {
    if (text.endsWith(secret.slice(0, length))) return text.slice(0, -length) + MASK;
  }
  return text;
}
