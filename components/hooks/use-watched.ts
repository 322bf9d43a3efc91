import { useEffect, useState } from 'preact/hooks';

/** Something stored that is read once and followed from then on. */
interface Watched<T> {
  read(): Promise<T>;
  watch(listener: (value: T) => void): () => void;
}

/** What is stored now; `unread` until that is known. */
export function useWatched<T>(watched: Watched<T>, unread: T): T {
  const [value, setValue] = useState(unread);
  useEffect(() => {
    let isTold = false;
    const stop = watched.watch((next) => {
      isTold = true;
      setValue(() => next);
    });
    // What was told meanwhile is newer than what was read.
    void watched.read().then((read) => !isTold && setValue(() => read));
    return stop;
  }, [watched]);
  return value;
}
