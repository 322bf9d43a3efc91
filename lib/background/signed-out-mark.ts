import { controlPlanes } from '#lib/control-planes.ts';
import { ifThereIsRoom } from '#lib/if-there-is-room.ts';
import { signedOut } from '#lib/storage.ts';
import { showSignedOut } from './signed-out-badge.ts';

/** Marks a control plane as signed out, or not any more, and has the toolbar's button say whether any that is known is. */
export async function markSignedOut(controlPlaneId: string, isSignedOut: boolean): Promise<void> {
  await ifThereIsRoom(
    signedOut.update((ids) => {
      const others = ids.filter((id) => id !== controlPlaneId);
      return isSignedOut ? [...others, controlPlaneId] : others;
    }),
  );
  const marked = await signedOut.read();
  await showSignedOut((await controlPlanes.read()).some(({ id }) => marked.includes(id)));
}
