import { useNavigation } from '#components/app/navigation-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { Query } from '#components/ui/Query.tsx';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { Section } from '#components/ui/Section.tsx';
import { WORKSPACE_WORDS } from '#components/ui/workspace-words.ts';
import { t } from '#lib/i18n.ts';
import { WorkspaceList } from './WorkspaceList.tsx';

/** The workspaces of one organization, of those that the person can see. */
export function OrganizationWorkspaces({ organizationId }: { organizationId: string }) {
  const { word } = useSession();
  const { open } = useNavigation();
  const workspaces = useQuery('workspaces', {});
  const title = t(WORKSPACE_WORDS[word].ofOrganization);
  return (
    <Section title={title}>
      <Query query={workspaces} rows={3}>
        {(rows) => {
          const own = rows.items.filter(({ organization }) => organization?.id === organizationId);
          return (
            <>
              {own.length > 0 && (
                <WorkspaceList
                  label={title}
                  workspaces={own}
                  hasOrganization={false}
                  onOpen={({ id }) => open({ kind: 'workspace', id })}
                />
              )}
              {own.length === 0 && rows.complete && (
                <p class="lead second">{t('workspaces_of_organization_none')}</p>
              )}
              {!rows.complete && <RowsNotes rows={{ ...rows, items: own }} onRetry={workspaces.refetch} />}
            </>
          );
        }}
      </Query>
    </Section>
  );
}
