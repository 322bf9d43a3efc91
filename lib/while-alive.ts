import type { SentMessage } from './sent-message.ts';

/** Sends once; rejects when the channel closes. */
type Deliver = (message: SentMessage) => Promise<unknown>;

/** Milliseconds: longer than any one question may take; then the view says so instead of waiting on. */
export const ANSWER_TIMEOUT_MS = 120_000;
/** A worker that is well says something by then, also one that has just been started, and while it waits for ZenML. */
const SIGN_OF_LIFE_MS = 15_000;
/** So many signs of life in a row may be missing under one question. */
export const MOST_SILENCES = 2;
/**
 * Sent again where it may be lost: what only reads, and parts, which run once however often they are put in. Anything else may have
 * been taken by a worker that does not say so.
 */
const REPEATABLE: readonly string[] = [
  'ask',
  'peek',
  'page-account',
  'run-parts',
] satisfies SentMessage['type'][];

/** The worker says that it is alive, but nothing came in all that time. */
export class TimeoutError extends Error {}

/** The worker gives no sign of life. */
export class SilenceError extends Error {
  /** How many signs of life were missing. */
  count: number;
  constructor(count: number) {
    super();
    this.count = count;
  }
}

function withTimeout<T>(promise: Promise<T>, ms = ANSWER_TIMEOUT_MS): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimeoutError()), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * The reply; rejects with a `SilenceError` when a question has none for long and the worker does not say either what it
 * does: a message can be lost without a word. One that does say so may be a later worker, to which the question never came: it
 * is sent again, which costs nothing where it is being answered, since equal questions are asked once. The first reply counts.
 * What does more than read is sent once; then only the sign of life is asked for again.
 */
export function whileAlive(message: SentMessage, deliver: Deliver): Promise<unknown> {
  // The sign of life itself.
  if (message.type === 'activity') return withTimeout(deliver(message), SIGN_OF_LIFE_MS);
  const { version } = message;
  const isRepeatable = REPEATABLE.includes(message.type);
  // To a message that is about no control plane the worker says so, which is a sign of life too.
  const controlPlaneId = 'controlPlaneId' in message ? message.controlPlaneId : '';
  let missing = 0;
  let timer: ReturnType<typeof setTimeout>;
  let isOver = false;
  const later = (act: () => void) => {
    if (!isOver) timer = setTimeout(act, SIGN_OF_LIFE_MS);
  };
  const reply = new Promise((resolve, reject) => {
    const send = () => {
      deliver(message).then(resolve, reject);
      later(listen);
    };
    const listen = async () => {
      try {
        await withTimeout(deliver({ type: 'activity', version, controlPlaneId }), SIGN_OF_LIFE_MS);
        missing = 0;
      } catch (error) {
        // A channel that closes closes that of the question too, unless the question was lost before.
        missing = error instanceof TimeoutError ? missing + 1 : 0;
        if (missing === (isRepeatable ? 1 : MOST_SILENCES)) reject(new SilenceError(missing));
      }
      later(isRepeatable ? send : listen);
    };
    send();
  });
  return withTimeout(reply).finally(() => {
    isOver = true;
    clearTimeout(timer);
  });
}
