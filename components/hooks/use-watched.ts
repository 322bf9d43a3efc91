import { useContext, useEffect, useState } from 'preact/hooks';
import { UnreadContext } from './use-unread.ts';

/** Something stored that is read once and followed from then on. */
interface Watched<T> {
  read(): Promise<T>;
  watch(listener: (value: T) => void): () => void;
}

/** Milliseconds after which what the browser would not read is read again. */
const AGAIN_MS = 5_000;

/** What is stored now; `unread` until that is known, and while the browser will not read it, which `UnreadNote` says. */
export function useWatched<T>(watched: Watched<T>, unread: T): T {
  const [value, setValue] = useState(unread);
  const { tellUnread, tellRead } = useContext(UnreadContext);
  useEffect(() => {
    // What was told meanwhile is newer than what was read; and nobody looks at what is read too late.
    let isOver = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    const take = (next: T) => {
      setValue(() => next);
      end();
    };
    const end = () => {
      isOver = true;
      clearTimeout(again);
      tellRead(take);
    };
    const read = (): Promise<void> =>
      watched.read().then(
        (found) => {
          if (!isOver) take(found);
        },
        () => {
          if (isOver) return;
          tellUnread(take);
          again = setTimeout(read, AGAIN_MS);
        },
      );
    const stop = watched.watch(take);
    void read();
    return () => {
      end();
      stop();
    };
  }, [watched, tellUnread, tellRead]);
  return value;
}
