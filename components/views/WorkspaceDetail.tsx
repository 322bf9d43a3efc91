import { useSession } from '#components/app/session-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { DetailHead } from '#components/ui/DetailHead.tsx';
import { asTitle, number } from '#components/ui/format.ts';
import { Query } from '#components/ui/Query.tsx';
import { Section } from '#components/ui/Section.tsx';
import { WorkspaceStatus } from '#components/ui/WorkspaceStatus.tsx';
import { WorkspaceTags } from '#components/ui/WorkspaceTags.tsx';
import { WORKSPACE_WORDS } from '#components/ui/workspace-words.ts';
import { t } from '#lib/i18n.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';
import { WorkspaceEdit } from './edit/WorkspaceEdit.tsx';
import { WorkspaceActions } from './WorkspaceActions.tsx';
import { WorkspaceFields } from './WorkspaceFields.tsx';

/** One workspace, with all that is known of it. */
export function WorkspaceDetail({ id }: { id: string }) {
  const { word } = useSession();
  const workspace = useQuery('workspace', { workspace: id });
  const kind = t(WORKSPACE_WORDS[word].one);
  return (
    <>
      <DetailHead
        title={workspace.data?.displayName ?? kind}
        kind={workspace.data?.organization ? `${kind} · ${workspace.data.organization.name}` : kind}
        state={
          workspace.data && (
            <span class="states">
              <WorkspaceTags workspace={workspace.data} />
              <WorkspaceStatus status={workspace.data.status} />
            </span>
          )
        }
      />
      <Query query={workspace}>
        {(found) => (
          <>
            <WorkspaceActions workspace={found} />
            <WorkspaceEdit workspace={found} />
            <WorkspaceFields workspace={found} />
            <Usage counts={found.usageCounts} />
          </>
        )}
      </Query>
    </>
  );
}

function Usage({ counts }: { counts: Workspace['usageCounts'] }) {
  return (
    <Section title={t('usage')}>
      {counts.length === 0 ? (
        <p class="lead second">{t('usage_none')}</p>
      ) : (
        <dl class="fields numbers">
          {counts.map(({ name, count }) => (
            <div class="field" key={name}>
              <dt>{asTitle(name)}</dt>
              <dd>{number(count)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
