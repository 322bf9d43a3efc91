import type { Change } from './changes.ts';
import { draft } from './messaging.ts';
import type { ControlPlane } from './model/control-plane.ts';
import { policy } from './policy.ts';
import { stopAll } from './stop-all.ts';
import { editing, environments, formDrafts, production } from './storage.ts';

/** What our own pages lend their views to make changes with. */
export const changing = ({ id }: Pick<ControlPlane, 'id'>) => ({
  editing: {
    /** What a person turned on, and no administrator forbids. */
    read: () => mayEdit(id),
    write: (isOn: boolean) =>
      editing.update((ids) => [...ids.filter((one) => one !== id), ...(isOn ? [id] : [])]),
    watch(listener: (isOn: boolean) => void) {
      const tell = () => void mayEdit(id).then(listener);
      return stopAll(editing.watch(tell), policy.watch(tell));
    },
  },
  production: {
    read: async () => markedIn(id, await production.read()),
    write: (workspaceId: string, isMarked: boolean) => {
      const mark = `${id}/${workspaceId}`;
      return production.update((marks) => [
        ...marks.filter((one) => one !== mark),
        ...(isMarked ? [mark] : []),
      ]);
    },
    watch: (listener: (workspaceIds: readonly string[]) => void) =>
      production.watch((marks) => listener(markedIn(id, marks))),
  },
  environments: { read: environments.read, watch: environments.watch },
  drafts: {
    read: async (key: string) => textsOf((await formDrafts.read())[key]),
    write: (key: string, values: Readonly<Record<string, string>> | null) =>
      formDrafts.update(({ [key]: _, ...others }) => (values ? { ...others, [key]: values } : others)),
  },
  policy,
  reviewElsewhere: (changes: readonly Change[]) => draft(id, changes),
});

const mayEdit = async (controlPlaneId: string): Promise<boolean> =>
  (await editing.read()).includes(controlPlaneId) && !(await policy.read()).isReadOnly;

/** The ids of the workspaces of one control plane, among the marks of all. */
const markedIn = (controlPlaneId: string, marks: readonly string[]): string[] =>
  marks.flatMap((mark) =>
    mark.startsWith(`${controlPlaneId}/`) ? [mark.slice(controlPlaneId.length + 1)] : [],
  );

const textsOf = (stored: unknown): Record<string, string> | null =>
  typeof stored === 'object' && stored !== null
    ? Object.fromEntries(
        Object.entries(stored).filter((field): field is [string, string] => typeof field[1] === 'string'),
      )
    : null;
