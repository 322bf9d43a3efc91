import type { ControlPlane } from '#lib/model/control-plane.ts';

/** Who sent a message, as far as the browser vouches for it. */
export type SenderRole =
  /** One of our own pages, not framed by anybody. */
  | { role: 'own-page' }
  /** Our script in a dashboard's page: treated like the page itself, which may be hostile. */
  | { role: 'dashboard'; controlPlane: ControlPlane; tabId: number; documentId: string | undefined }
  /** Everybody else gets no answer. */
  | { role: 'stranger' };

/** The part of `runtime.MessageSender` that is judged. Firefox before 126 gives no `origin`. */
export interface Sender {
  id?: string | undefined;
  origin?: string | undefined;
  url?: string | undefined;
  frameId?: number | undefined;
  /** The page itself: a frame that goes elsewhere has another one. Firefox before 153 gives none. */
  documentId?: string | undefined;
  tab?: { id?: number | undefined } | undefined;
}

/**
 * Judges a sender by its exact origin and frame (SECURITY.md, "Senders"). A tab proves nothing: our own pages
 * have one too when they are opened in a tab. A frame other than the top one is nobody's.
 */
export function senderRole(
  sender: Sender,
  own: { id: string; origin: string },
  controlPlanes: readonly ControlPlane[],
): SenderRole {
  if (sender.id !== own.id || (sender.frameId ?? 0) !== 0) return { role: 'stranger' };
  const origin = sender.origin ?? originOf(sender.url, own.origin);
  if (origin === own.origin) return { role: 'own-page' };
  const controlPlane = controlPlanes.find((known) => known.dashboardOrigin === origin);
  const tabId = sender.tab?.id;
  return controlPlane && tabId !== undefined
    ? { role: 'dashboard', controlPlane, tabId, documentId: sender.documentId }
    : { role: 'stranger' };
}

/** The origin of an extension's URL is opaque to some implementations of `URL`, so ours is compared as text. */
function originOf(url: string | undefined, ownOrigin: string): string | null {
  if (url?.startsWith(`${ownOrigin}/`)) return ownOrigin;
  return url && URL.canParse(url) ? new URL(url).origin : null;
}
