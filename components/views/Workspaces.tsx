import { useNavigation } from '#components/app/navigation-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { ActionLink } from '#components/ui/ActionLink.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { Query } from '#components/ui/Query.tsx';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { WORKSPACE_WORDS } from '#components/ui/workspace-words.ts';
import { t } from '#lib/i18n.ts';
import { WorkspaceList } from './WorkspaceList.tsx';

/** Every workspace that the person can see, across all organizations. */
export function Workspaces() {
  const { word } = useSession();
  const { open } = useNavigation();
  const workspaces = useQuery('workspaces', {});
  const words = WORKSPACE_WORDS[word];
  return (
    <Query query={workspaces} rows={8}>
      {(rows) => (
        <>
          {rows.items.length > 0 && (
            <WorkspaceList
              label={t(words.tab)}
              workspaces={rows.items}
              onOpen={({ id }) => open({ kind: 'workspace', id })}
            />
          )}
          {rows.items.length === 0 && rows.complete && (
            <Empty text={t(words.none)} help={t('workspaces_none_help')}>
              <ActionLink to={{ kind: 'home' }}>{t('open_zenml')}</ActionLink>
            </Empty>
          )}
          <RowsNotes rows={rows} onRetry={workspaces.refetch} />
        </>
      )}
    </Query>
  );
}
