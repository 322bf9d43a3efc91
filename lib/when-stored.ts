import { stopAll } from './stop-all.ts';
import { changedSignal } from './storage.ts';

/** Calls back when new answers were stored, or the person has come back to this page; answers the function that stops it. */
export function whenStored(listener: () => void): () => void {
  window.addEventListener('focus', listener);
  return stopAll(changedSignal.watch(listener), () => window.removeEventListener('focus', listener));
}
