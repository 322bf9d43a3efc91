import type { Change, ChangeInput } from '#lib/changes.ts';
import { demoIds } from '../../control-plane/testing/demo-ids.ts';
import type { World } from '../writes/world.ts';

/** The changes of workspaces, by the names that the demo gives them; new ones are called `new-…`. */
export function workspaceChanges(world: World) {
  const ids = () => demoIds(world.controlPlane.state);
  const workspace = (name: string) => ids().workspace(name);
  const northwind = () => ids().organization('Northwind ML').id;
  return {
    workspace,
    northwind,
    halden: () => ids().organization('Halden Robotics').id,
    /** Takes away what tests have made, so that the limit of the plan is the same for each. */
    removeNew(): void {
      const { workspaces } = world.controlPlane.state;
      for (const { id, name } of workspaces.all()) if (name.startsWith('new-')) workspaces.remove(id);
    },
    update: (name: string, set: ChangeInput<'updateWorkspace'>['set']): Change => ({
      kind: 'updateWorkspace',
      input: { workspaceId: workspace(name).id, set },
    }),
    wish: (name: string, state: 'available' | 'deactivated'): Change => ({
      kind: 'setWorkspaceState',
      input: { workspaceId: workspace(name).id, state },
    }),
    upgrade: (name: string, version: string): Change => ({
      kind: 'upgradeWorkspace',
      input: { workspaceId: workspace(name).id, version },
    }),
    create: (name: string, rest: Partial<ChangeInput<'createWorkspace'>> = {}): Change => ({
      kind: 'createWorkspace',
      input: {
        ...{ organizationId: northwind(), name, displayName: name },
        ...{ description: null, logoUrl: null, version: null, ...rest },
      },
    }),
    enroll: (name: string, rest: Partial<ChangeInput<'enrollWorkspace'>> = {}): Change => ({
      kind: 'enrollWorkspace',
      input: {
        ...{ organizationId: northwind(), name, displayName: name },
        ...{ description: null, logoUrl: null, ...rest },
      },
    }),
  };
}
