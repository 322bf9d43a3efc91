import type { Endpoint } from '#lib/api/endpoint.ts';
import { secretsIn } from '#lib/api/recordable.ts';
import type { Failure } from '#lib/model/failure.ts';

const MASK = '•••';
/** Fewer characters of a secret at the end of a text that was cut tell nothing. */
const SHORTEST_REST = 3;

/** A failure whose words, which are the server's, repeat no secret of the request that it is about. */
export function maskSecrets(
  endpoint: Endpoint,
  params: Readonly<Record<string, unknown>>,
  failure: Failure,
): Failure {
  const spellings = secretsIn(endpoint, params).flatMap(spellingsOf);
  // One that holds another goes first.
  spellings.sort((a, b) => b.length - a.length);
  const masked = (text: string): string =>
    spellings.reduce((rest, secret) => withoutRest(rest.replaceAll(secret, MASK), secret), text);
  const maskedReason = (reason: string | null) => reason && masked(reason);
  switch (failure.kind) {
    case 'signed-out':
      return failure.reason ? { ...failure, reason: masked(failure.reason) } : failure;
    case 'forbidden':
    case 'not-found':
    case 'conflict':
    case 'limit-reached':
    case 'server':
      return { ...failure, reason: maskedReason(failure.reason) };
    case 'invalid': {
      const fields = failure.fields.map(({ path, message }) => ({
        path: masked(path),
        message: masked(message),
      }));
      return { ...failure, reason: maskedReason(failure.reason), fields };
    }
    default:
      return failure;
  }
}

/** As it is, as it stands inside a text of JSON, and as it stands in an address. */
const spellingsOf = (secret: string): string[] => [
  ...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]),
];

/** Whoever reads long words cuts them, and may have cut the secret that they end with. */
function withoutRest(text: string, secret: string): string {
  for (let length = secret.length - 1; length >= SHORTEST_REST; length -= 1) {
    if (text.endsWith(secret.slice(0, length))) return text.slice(0, -length) + MASK;
  }
  return text;
}
