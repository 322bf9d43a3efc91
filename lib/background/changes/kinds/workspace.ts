import type { Change } from '#lib/changes.ts';
import type { NoUndo } from '#lib/model/change/change-status.ts';
import { isCut } from '#lib/model/fields.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';
import { ok } from '#lib/model/result.ts';
import { editOf, takeBack } from '../edit.ts';
import { guard } from '../guard.ts';
import type { Planner } from '../planner.ts';

/** What a step about a workspace that is there names. */
export const stepAbout = ({ id, displayName: name, organization }: Workspace) => ({
  thing: { type: 'workspace' as const, id, name },
  organization,
  workspace: { id, name },
});

/** The labels of a workspace (api.md, 2.4). Before ZenML 0.80 it has no display name. */
export const updateWorkspace: Planner<'updateWorkspace'> = {
  async plan({ workspaceId, set, from }, { read }) {
    const [workspace, word] = await Promise.all([
      read.one('workspace', { workspace: workspaceId }),
      read.word(),
    ]);
    if (!workspace.ok) return workspace;
    const { id, displayName, description, logoUrl } = workspace.value;
    const fields = {
      displayName: {
        field: 'display-name',
        wire: 'display_name',
        parsed: 'displayName',
        now: displayName,
      },
      description: { field: 'description', wire: 'description', parsed: 'description', now: description },
      logoUrl: { field: 'logo', wire: 'logo_url', parsed: 'logoUrl', now: logoUrl },
    } as const;
    const { differences, body, after, before, guards } = editOf(fields, set, from);
    if (word === 'tenant' && 'display_name' in body) {
      delete body.display_name;
      guards.push(guard('no-display-name', 'stops'));
    }
    return ok({
      ...stepAbout(workspace.value),
      differences,
      guards,
      endpoint: 'updateWorkspace',
      params: { workspaceId: id, body },
      readBack: {
        endpoint: 'workspace',
        params: { workspace: id },
        expect: { kind: 'fields', after, before },
      },
    });
  },
  undo({ workspaceId }, { differences }): Change | NoUndo {
    const names = { displayName: 'display-name', description: 'description', logoUrl: 'logo' } as const;
    const back = takeBack(differences.filter(canBeSent), names);
    if (Object.keys(back.set).length === 0) return 'no-request';
    return { kind: 'updateWorkspace', input: { workspaceId, ...back } };
  },
};

/** A picture that was not kept whole cannot be given back. */
export const canBeSent = ({ before }: { before: unknown }): boolean =>
  !(typeof before === 'string' && isCut(before));
