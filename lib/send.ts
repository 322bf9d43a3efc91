import { browser } from 'wxt/browser';
import type { Reply, SentMessage, Unversioned } from './sent-message.ts';
import { ANSWER_TIMEOUT_MS, MOST_SILENCES, SilenceError, TimeoutError, whileAlive } from './while-alive.ts';

/** So many workers may end under one question; when one more does, the question itself is likely to be why. */
const MOST_DEATHS = 8;

/**
 * Sends and waits. A worker that says nothing at all, not even what it does, is asked once more and then given up; what does
 * more than read is not sent to it twice. A channel that closes means that the browser stopped the worker midway; nothing
 * that a message asks for is done twice when it comes again (a confirmed plan is one change), so it is sent again, which also wakes the worker.
 */
export async function send(unversioned: Unversioned): Promise<Reply> {
  let silences = 0;
  for (let deaths = 0; deaths <= MOST_DEATHS; deaths += 1) {
    if (!browser.runtime?.id) return { failure: { kind: 'stale-page' } };
    try {
      // Names the script's own version, so that a new worker can tell an old page to reload.
      const message = { ...unversioned, version: browser.runtime.getManifest().version };
      const reply: unknown = await whileAlive(message, deliver);
      if (isReply(reply)) return reply;
      // Nothing at all is what a browser may make of a closed channel; anything else was the worker's last word.
      if (reply !== undefined) break;
    } catch (error) {
      if (error instanceof TimeoutError) {
        return { failure: { kind: 'timeout', seconds: ANSWER_TIMEOUT_MS / 1000 } };
      }
      silences = error instanceof SilenceError ? silences + error.count : 0;
      if (silences >= MOST_SILENCES) return { failure: { kind: 'worker-silent' } };
      if (deaths > 0 && /context invalidated/i.test(String(error))) {
        return { failure: { kind: 'stale-page' } };
      }
    }
  }
  return { failure: { kind: 'interrupted' } };
}

const isReply = (reply: unknown): reply is Reply =>
  typeof reply === 'object' && reply !== null && ('answer' in reply || 'failure' in reply);

/** A script that is cut off from the extension is refused, and not by an exception out of a timer. */
const deliver = async (message: SentMessage): Promise<unknown> => browser.runtime.sendMessage(message);
