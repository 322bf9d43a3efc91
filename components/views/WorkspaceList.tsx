import { useMemo } from 'preact/hooks';
import { byName } from '#components/ui/by-name.ts';
import { List } from '#components/ui/List.tsx';
import type { RowContent } from '#components/ui/Row.tsx';
import { versionText } from '#components/ui/version-text.ts';
import { WorkspaceStatus } from '#components/ui/WorkspaceStatus.tsx';
import { WorkspaceTags } from '#components/ui/WorkspaceTags.tsx';
import { t } from '#lib/i18n.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';

interface Props {
  label: string;
  workspaces: readonly Workspace[];
  onOpen: (workspace: Workspace) => void;
  /** False where the organization goes without saying. */
  hasOrganization?: boolean;
  /** False when the order says something, as with matches of a search. */
  isSorted?: boolean;
}

/** Workspaces as rows: name, then organization and version, status at the right. */
export function WorkspaceList({ label, workspaces, onOpen, hasOrganization = true, isSorted = true }: Props) {
  const items = useMemo(
    () => (isSorted ? [...workspaces].sort(byName((workspace) => workspace.displayName)) : workspaces),
    [workspaces, isSorted],
  );
  return (
    <List
      label={label}
      items={items}
      keyOf={(workspace) => workspace.id}
      content={(workspace) => rowOf(workspace, hasOrganization)}
      onOpen={onOpen}
    />
  );
}

function rowOf(workspace: Workspace, hasOrganization: boolean): RowContent {
  const second = [
    hasOrganization ? workspace.organization?.name : null,
    versionText(workspace),
    workspace.isManaged ? null : t('unmanaged_short'),
  ];
  return {
    name: workspace.displayName,
    second: second.filter(Boolean).join(' · '),
    state: (
      <>
        <WorkspaceTags workspace={workspace} />
        <WorkspaceStatus status={workspace.status} />
      </>
    ),
  };
}
