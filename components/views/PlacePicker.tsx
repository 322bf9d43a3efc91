import { useSession } from '#components/app/session-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { Query } from '#components/ui/Query.tsx';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { Section } from '#components/ui/Section.tsx';
import { WORKSPACE_WORDS } from '#components/ui/workspace-words.ts';
import { t } from '#lib/i18n.ts';
import { NOWHERE, type Place } from '#lib/model/place.ts';
import { OrganizationRows } from './OrganizationRows.tsx';
import { WorkspaceList } from './WorkspaceList.tsx';

/** Lets the person say which workspace or organization they mean. */
export function PlacePicker({ onPick }: { onPick: (place: Place) => void }) {
  const { word } = useSession();
  const workspaces = useQuery('workspaces', {});
  const organizations = useQuery('organizations', {});
  const words = WORKSPACE_WORDS[word];
  return (
    <>
      <Section title={t(words.tab)}>
        <Query query={workspaces} rows={4}>
          {(rows) => (
            <>
              {rows.items.length > 0 && (
                <WorkspaceList
                  label={t(words.tab)}
                  workspaces={rows.items}
                  onOpen={({ id, organization }) =>
                    onPick({ ...NOWHERE, organization: organization?.id ?? null, workspace: id })
                  }
                />
              )}
              {rows.items.length === 0 && rows.complete && <p class="lead second">{t(words.none)}</p>}
              <RowsNotes rows={rows} onRetry={workspaces.refetch} />
            </>
          )}
        </Query>
      </Section>
      <Section title={t('tab_organizations')}>
        <Query query={organizations} rows={2}>
          {(rows) => (
            <OrganizationRows
              rows={rows}
              onOpen={({ id }) => onPick({ ...NOWHERE, organization: id })}
              onRetry={organizations.refetch}
            />
          )}
        </Query>
      </Section>
    </>
  );
}
