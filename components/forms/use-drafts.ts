import { useMemo } from 'preact/hooks';
import type { Platform } from '#components/app/platform.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import { useSession } from '#components/app/session-context.ts';

type Drafts = Platform['drafts'];

/** What one account typed on one control plane: no other sees it, nor loses its own to it. */
export function draftsOf(drafts: Drafts, controlPlaneId: string, userId: string): Drafts {
  const own = (key: string) => `${controlPlaneId} ${userId} ${key}`;
  return {
    read: (key) => drafts.read(own(key)),
    write: (key, values) => drafts.write(own(key), values),
  };
}

/** What the person who is signed in typed into forms. */
export function useDrafts(): Drafts {
  const { drafts, controlPlane } = usePlatform();
  const { user } = useSession();
  return useMemo(() => draftsOf(drafts, controlPlane.id, user.id), [drafts, controlPlane.id, user.id]);
}
