import { createContext } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';

/** Whether the browser would not read something that is set, which then looks as if it never was. */
interface Unread {
  isUnread: boolean;
  tellUnread(): void;
}

export const UnreadContext = createContext<Unread>({ isUnread: false, tellUnread() {} });

/** For the root of a surface, around all that is set: it stands until the surface is opened again. */
export function useUnread(): Unread {
  const [isUnread, setUnread] = useState(false);
  const tellUnread = useCallback(() => setUnread(true), []);
  return useMemo(() => ({ isUnread, tellUnread }), [isUnread, tellUnread]);
}
