import { createContext } from 'preact';
import { useMemo, useState } from 'preact/hooks';

/** Whether the browser would not read something that is set, which then looks as if it never was. */
interface Unread {
  isUnread: boolean;
  /** By whoever reads it. */
  tellUnread(reader: object): void;
  /** Of a reader that has read it after all, or is gone. */
  tellRead(reader: object): void;
}

export const UnreadContext = createContext<Unread>({ isUnread: false, tellUnread() {}, tellRead() {} });

/** For the root of a surface, around all that is set: it stands until all of it has been read. */
export function useUnread(): Unread {
  const [unread, setUnread] = useState<readonly object[]>([]);
  const isUnread = unread.length > 0;
  // Always the same ones: who is given others begins to read anew.
  const tell = useMemo(
    () => ({
      tellUnread: (reader: object) => setUnread((all) => (all.includes(reader) ? all : [...all, reader])),
      tellRead: (reader: object) =>
        setUnread((all) => (all.includes(reader) ? all.filter((one) => one !== reader) : all)),
    }),
    [],
  );
  return useMemo(() => ({ isUnread, ...tell }), [isUnread, tell]);
}
