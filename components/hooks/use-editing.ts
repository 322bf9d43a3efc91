import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Platform } from '#components/app/platform.ts';
import { NO_POLICY } from '#lib/model/policy.ts';
import { useWatched } from './use-watched.ts';

/** Whether changes may be drafted on this control plane, and the way to turn that; null where a page may not. */
export interface Editing {
  isOn: boolean;
  turn: ((isOn: boolean) => Promise<void>) | null;
  /** An administrator keeps it off. */
  isForced: boolean;
  /** An administrator allows one change at a time. */
  isBulkOff: boolean;
  /** Off, whatever the switch says: the dashboard's page is signed in as another account. */
  isOtherPage?: boolean;
}

export const EditingContext = createContext<Editing>({
  isOn: false,
  turn: null,
  isForced: false,
  isBulkOff: false,
});

/** The editing switch: views offer changes only while it is on. Off until it is known. */
export const useEditing = (): Editing => useContext(EditingContext);

/** Reads the switch for all views of a surface, and follows it. `isOtherPage`: it is off for another reason. */
export function useEditingSwitch({ editing, policy }: Platform, isOtherPage: boolean): Editing {
  const { isReadOnly, isBulkOff } = useWatched(policy, NO_POLICY);
  const isOn = useWatched(editing, false);
  const rules = { isForced: isReadOnly, isBulkOff };
  return isOtherPage
    ? { isOn: false, turn: null, isOtherPage, ...rules }
    : { isOn, turn: editing.write, ...rules };
}
