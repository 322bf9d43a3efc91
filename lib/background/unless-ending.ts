/**
 * What Chromium answers to the last calls of a worker that it stops, and to its last import of a part, whose file is in
 * the package. The next worker is there for what comes: nothing is wrong.
 */
export const isEnding = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message === 'No SW' || (error.name === 'NetworkError' && error.message.includes('importScripts')));

/** A listener for the browser's events that logs what went wrong in it, but not that the worker ended. Never rejects. */
export const unlessEnding =
  <Event extends unknown[]>(listener: (...event: Event) => Promise<void>) =>
  async (...event: Event): Promise<void> => {
    try {
      await listener(...event);
    } catch (error) {
      if (!isEnding(error)) console.error(error);
    }
  };
