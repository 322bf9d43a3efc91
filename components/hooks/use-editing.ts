import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Platform } from '#components/app/platform.ts';
import { useWatched } from './use-watched.ts';

/** Whether changes may be drafted on this control plane, and the way to turn that; null where a page may not. */
export interface Editing {
  isOn: boolean;
  turn: ((isOn: boolean) => Promise<void>) | null;
}

export const EditingContext = createContext<Editing>({ isOn: false, turn: null });

/** The editing switch: views offer changes only while it is on. Off until it is known. */
export const useEditing = (): Editing => useContext(EditingContext);

/** Reads the switch for all views of a surface, and follows it. */
export function useEditingSwitch({ editing }: Platform): Editing {
  return { isOn: useWatched(editing, false), turn: editing.write };
}
