import { useEffect, useRef } from 'preact/hooks';
import type { Navigation } from './navigation-context.ts';
import type { SignedIn } from './session-context.ts';

interface Held {
  /** Whose views are on screen; null: nobody's. */
  shown: SignedIn | null;
  navigation: Navigation;
}

/**
 * Keeps what somebody is changing on screen when their session ends, so that nothing typed is lost, and takes it away when
 * somebody else signs in.
 */
export function useHeldSession(signedIn: SignedIn | null, navigation: Navigation): Held {
  const last = useRef<SignedIn | null>(null);
  const { work } = navigation.view;
  const shown = signedIn ?? (work ? last.current : null);
  const isOthers = work !== null && last.current !== null && shown?.user.id !== last.current.user.id;
  useEffect(() => {
    if (signedIn) last.current = signedIn;
    // Not closeWork, which may lead from a review to its form.
    if (isOthers) navigation.show(navigation.view.tab);
  }, [signedIn, isOthers, navigation]);
  if (!isOthers) return { shown, navigation };
  return { shown, navigation: { ...navigation, view: { ...navigation.view, work: null } } };
}
