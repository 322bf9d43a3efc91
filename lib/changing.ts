import type { Change } from './changes.ts';
import { draft } from './messaging.ts';
import type { ControlPlane } from './model/control-plane.ts';
import { editing, formDrafts } from './storage.ts';

/** What our own pages lend their views to make changes with. */
export const changing = ({ id }: ControlPlane) => ({
  editing: {
    read: async () => (await editing.read()).includes(id),
    write: (isOn: boolean) =>
      editing.update((ids) => [...ids.filter((one) => one !== id), ...(isOn ? [id] : [])]),
    watch: (listener: (isOn: boolean) => void) => editing.watch((ids) => listener(ids.includes(id))),
  },
  drafts: {
    read: async (key: string) => textsOf((await formDrafts.read())[key]),
    write: (key: string, values: Readonly<Record<string, string>> | null) =>
      formDrafts.update(({ [key]: _, ...others }) => (values ? { ...others, [key]: values } : others)),
  },
  reviewElsewhere: (changes: readonly Change[]) => draft(id, changes),
});

const textsOf = (stored: unknown): Record<string, string> | null =>
  typeof stored === 'object' && stored !== null
    ? Object.fromEntries(
        Object.entries(stored).filter((field): field is [string, string] => typeof field[1] === 'string'),
      )
    : null;
