import WebSocket from 'ws';

/** No command of ours takes longer, ms; a Firefox that hangs is told apart from one that is slow. */
const COMMAND_MS = 30_000;

type Json = Record<string, unknown>;

/** What Firefox tells by itself, such as a line of the console. */
export interface BidiEvent {
  method: string;
  params: Json;
}

/**
 * A WebDriver BiDi connection (https://w3c.github.io/webdriver-bidi/): commands and their replies, as JSON. Every
 * command that is not answered is an error that names it.
 */
export async function connectBidi(url: string, onEvent: (event: BidiEvent) => void) {
  const socket = new WebSocket(url);
  const waiting = new Map<number, { resolve(result: Json): void; reject(error: Error): void }>();
  let lastId = 0;

  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    if (message.type === 'event') return onEvent(message);
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'success') asked?.resolve(message.result);
    else asked?.reject(new Error(`${message.error}: ${message.message}`));
  });
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox ended in the middle of a command.'));
    waiting.clear();
  });

  return {
    send(method: string, params: Json = {}): Promise<Json> {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`Firefox has not answered ${method} for ${COMMAND_MS / 1000} s.`));
        }, COMMAND_MS);
        waiting.set(id, {
          resolve(result) {
            clearTimeout(timer);
            resolve(result);
          },
          reject(error) {
            clearTimeout(timer);
            reject(error);
          },
        });
        socket.send(JSON.stringify({ id, method, params }));
      });
    },
    close: (): void => socket.close(),
  };
}

export type Bidi = Awaited<ReturnType<typeof connectBidi>>;
