import type { Reply } from '../server.ts';
import type { Environment } from './client.ts';

/** An answer other than 200, as an exception: what the peers know how to try again. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(`status ${reply.status}`);
    this.reply = reply;
  }
}

/**
 * The same for every peer, and p-retry's own default. Some give up sooner unless told (ky after 2, octokit and
 * query-core after 3), and would fail most of what is asked of them here.
 */
export const MOST_RETRIES = 10;

export async function sendOrThrow(send: Environment['send'], key: string): Promise<number> {
  const reply = await send(key);
  if (reply?.status !== 200) throw new Refusal(reply ?? { status: 0, headers: {} });
  return 200;
}

/** Ms that the answer asks to wait; 0 when it does not say. */
export const askedToWait = (error: unknown): number =>
  error instanceof Refusal ? Number(error.reply.headers['retry-after'] ?? 0) * 1000 : 0;

/** A `fetch` for those who bring their own idea of requests. */
export const fetchOver =
  (send: Environment['send']) =>
  async (input: unknown): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input);
    const reply = await send(url.slice(url.lastIndexOf('/') + 1));
    return new Response(null, { status: reply?.status ?? 0, headers: reply?.headers ?? {} });
  };
