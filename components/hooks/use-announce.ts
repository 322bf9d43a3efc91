import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Says a sentence to screen readers, politely. */
export const AnnounceContext = createContext<(text: string) => void>(() => {});

export const useAnnounce = (): ((text: string) => void) => useContext(AnnounceContext);
