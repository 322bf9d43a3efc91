import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Platform } from './platform.ts';

/** What the surface lends the views; set once by `App`. */
export const PlatformContext = createContext<Platform | null>(null);

/** The platform of the surface that this view is in. */
export function usePlatform(): Platform {
  const platform = useContext(PlatformContext);
  if (!platform) throw new Error('No platform: the view is not inside App');
  return platform;
}
