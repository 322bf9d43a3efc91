import type { RoadRequest } from './road.ts';

/** A secret that the request takes besides what it says: typed by whoever runs the command, and in no plan. */
interface Secret {
  name: string;
  part: 'query' | 'body';
}

/**
 * A request as a command for a POSIX shell, to be copied. Whoever runs it says who they are with `$ZENML_PRO_API_TOKEN`, and a
 * secret with a variable of its name (`$PASSWORD`); neither is in it. Values are quoted so that the shell hands them on as they are.
 */
export function toCurl({ method, url, body }: RoadRequest, secret: Secret | null): string {
  const parts = [`curl -X ${method} ${quote(url)}`, `-H "Authorization: Bearer $ZENML_PRO_API_TOKEN"`];
  if (secret?.part === 'query') {
    // With -G curl puts it into the address, encoded.
    parts.push(`-G --data-urlencode "${secret.name}=$${variableOf(secret)}"`);
  }
  const isInBody = secret?.part === 'body';
  if (body !== null || isInBody) {
    parts.push(`-H 'Content-Type: application/json'`);
    parts.push(`--data-raw ${isInBody ? withSecret(body ?? '{}', secret) : quote(body ?? '')}`);
  }
  return parts.join(' \\\n  ');
}

/** Between single quotes a shell takes everything as it is but a single quote. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const variableOf = ({ name }: Secret): string => name.toUpperCase();

/** The body with one more field, whose value the shell fills in as a JSON string. */
function withSecret(body: string, secret: Secret): string {
  const begun = body === '{}' ? '{' : `${body.slice(0, -1)},`;
  const escaped = `"$(printf %s "$${variableOf(secret)}" | sed 's/[\\\\"]/\\\\&/g')"`;
  return `${quote(`${begun}${JSON.stringify(secret.name)}:"`)}${escaped}'"}'`;
}
