import { useContext, useEffect, useState } from 'preact/hooks';
import { UnreadContext } from './use-unread.ts';

/** Something stored that is read once and followed from then on. */
interface Watched<T> {
  read(): Promise<T>;
  watch(listener: (value: T) => void): () => void;
}

/** What is stored now; `unread` until that is known, and when the browser would not read it, which `UnreadNote` says. */
export function useWatched<T>(watched: Watched<T>, unread: T): T {
  const [value, setValue] = useState(unread);
  const { tellUnread } = useContext(UnreadContext);
  useEffect(() => {
    // What was told meanwhile is newer than what was read; and nobody looks at what is read too late.
    let isOver = false;
    const stop = watched.watch((next) => {
      isOver = true;
      setValue(() => next);
    });
    watched.read().then(
      (read) => !isOver && setValue(() => read),
      () => !isOver && tellUnread(),
    );
    return () => {
      isOver = true;
      stop();
    };
  }, [watched, tellUnread]);
  return value;
}
