import type { Browser, CDPSession } from 'playwright-core';
import { poll } from './poll.ts';

/** A page, popup or service worker, as the DevTools protocol sees it. */
export interface Target {
  id: string;
  type: string;
  url: string;
  send(method: string, params?: object): Promise<Record<string, unknown>>;
  /** Evaluates a function in the target's main world and answers what it returns, as JSON. */
  evaluate<Result, Argument>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
}

export type TargetEvent = { target: Target; method: string; params: Record<string, unknown> };

/** `other` is what a popup is called until it has a document. */
const WATCHED = ['page', 'service_worker', 'other'];

/**
 * Every page, popup and worker of the browser, each with a DevTools session of its own. Playwright shows
 * neither the real popup nor what goes wrong in a worker, and its worker handle hangs while that is stopped.
 */
export async function watchTargets(browser: Browser, onEvent: (event: TargetEvent) => void) {
  const devTools = await browser.newBrowserCDPSession();
  const sessions = new Map<string, Session>();
  const targets = new Map<string, Target>();

  devTools.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    const session = sessions.get(sessionId);
    const parsed = JSON.parse(message);
    if (!session) return;
    if (parsed.id === undefined) {
      onEvent({ target: session.target, method: parsed.method, params: parsed.params });
    } else session.settle(parsed.id, parsed);
  });
  devTools.on('Target.targetCreated', ({ targetInfo }) => void attach(targetInfo));
  devTools.on('Target.targetInfoChanged', ({ targetInfo }) => {
    const target = targets.get(targetInfo.targetId);
    if (target) Object.assign(target, { type: targetInfo.type, url: targetInfo.url });
  });
  devTools.on('Target.targetDestroyed', ({ targetId }) => {
    targets.delete(targetId);
    for (const [sessionId, session] of sessions) {
      if (session.target.id !== targetId) continue;
      session.end();
      sessions.delete(sessionId);
    }
  });

  async function attach(info: { targetId: string; type: string; url: string }): Promise<void> {
    if (!WATCHED.includes(info.type)) return;
    try {
      const { sessionId } = await devTools.send('Target.attachToTarget', { targetId: info.targetId });
      const session = new Session(devTools, sessionId, info);
      sessions.set(sessionId, session);
      targets.set(info.targetId, session.target);
      // Enabling replays what was logged before, so nothing of a worker's start is missed.
      await Promise.all([session.target.send('Runtime.enable'), session.target.send('Log.enable')]);
    } catch {
      // Gone again before it could be watched.
    }
  }

  await devTools.send('Target.setDiscoverTargets', { discover: true });

  return {
    find: (matches: (target: Target) => boolean) => [...targets.values()].find(matches),
    all: (matches: (target: Target) => boolean) => [...targets.values()].filter(matches),
    waitFor: (what: string, matches: (target: Target) => boolean) =>
      poll(what, () => [...targets.values()].find(matches)),
  };
}

export type Targets = Awaited<ReturnType<typeof watchTargets>>;

interface Reply {
  result?: Record<string, unknown>;
  error?: { message: string };
}

/** One DevTools session, spoken to through the browser's: Playwright's sessions know no nested ones. */
class Session {
  readonly target: Target;
  readonly #waiting = new Map<
    number,
    { resolve(value: Record<string, unknown>): void; reject(error: Error): void }
  >();
  #lastId = 0;
  readonly #devTools: CDPSession;
  readonly #sessionId: string;

  constructor(
    devTools: CDPSession,
    sessionId: string,
    info: { targetId: string; type: string; url: string },
  ) {
    this.#devTools = devTools;
    this.#sessionId = sessionId;
    const send = this.#send.bind(this);
    this.target = {
      id: info.targetId,
      type: info.type,
      url: info.url,
      send,
      evaluate: (work, argument) => evaluate(send, work, argument),
    };
  }

  settle(id: number, { result, error }: Reply): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.reject(new Error(error.message));
    else waiting?.resolve(result ?? {});
  }

  end(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(`${this.target.url} ended.`));
    this.#waiting.clear();
  }

  #send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    this.#lastId += 1;
    const id = this.#lastId;
    const message = JSON.stringify({ id, method, params });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#devTools
        .send('Target.sendMessageToTarget', { sessionId: this.#sessionId, message })
        .catch((error: Error) => {
          this.#waiting.delete(id);
          reject(error);
        });
    });
  }
}

async function evaluate<Result, Argument>(
  send: Target['send'],
  work: (argument: Argument) => Result | Promise<Result>,
  argument: Argument,
): Promise<Result> {
  // tsx, which the pictures are made with, names functions by a helper of its own, which a browser has not.
  const expression = `((__name) => (${work})(${JSON.stringify(argument) ?? ''}))((named) => named)`;
  const reply = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  const { result, exceptionDetails } = reply as {
    result: { value: Result };
    exceptionDetails?: { text: string; exception?: { description?: string } };
  };
  if (exceptionDetails) {
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }
  return result.value;
}
