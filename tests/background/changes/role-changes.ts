import type { Change, ChangeInput } from '#lib/changes.ts';
import type { World } from '../writes/world.ts';

/** Changes of roles in a world's organization, and roles that are there already. */
export function roleChanges(world: World) {
  let count = 0;
  const create = (rest: Partial<ChangeInput<'createRole'>> = {}): Change => {
    count += 1;
    return {
      kind: 'createRole',
      input: {
        organizationId: world.organizationId,
        name: `Auditor ${count}`,
        description: null,
        level: 'workspace',
        permissions: ['stack:read'],
        ...rest,
      },
    };
  };
  const update = (roleId: string, set: ChangeInput<'updateRole'>['set']): Change => ({
    kind: 'updateRole',
    input: { organizationId: world.organizationId, roleId, set },
  });
  const remove = (roleId: string): Change => ({
    kind: 'deleteRole',
    input: { organizationId: world.organizationId, roleId },
  });
  /** A role of its own for each test. */
  const plant = (permissions: string[] = ['stack:read', 'secret:read']) => {
    count += 1;
    const now = Date.now();
    return world.controlPlane.state.roles.add({
      id: crypto.randomUUID(),
      organization_id: world.organizationId,
      name: `Workspace planted ${count}`,
      description: 'before',
      level: 'workspace',
      system_managed: false,
      type: 'normal',
      permissions,
      created: now,
      updated: now,
    });
  };

  return { create, update, remove, plant };
}
