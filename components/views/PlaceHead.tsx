import type { ComponentChildren } from 'preact';
import { useSession } from '#components/app/session-context.ts';
import { useArrival } from '#components/hooks/use-arrival.ts';
import { EnvironmentTag } from '#components/ui/EnvironmentTag.tsx';
import { asTitle, nameOrShortId, shortId } from '#components/ui/format.ts';
import { WorkspaceStatus } from '#components/ui/WorkspaceStatus.tsx';
import { WorkspaceTags } from '#components/ui/WorkspaceTags.tsx';
import { WORKSPACE_WORDS } from '#components/ui/workspace-words.ts';
import { t } from '#lib/i18n.ts';
import type { Place } from '#lib/model/place.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';

interface Props {
  place: Place;
  /** With the names that could be learned; null until then. */
  resolved: ResolvedPlace | null;
  workspace?: Workspace | null;
  /** Ways to other places, at the right. */
  ways?: ComponentChildren;
  /** It takes the focus where the person went to what it heads. */
  isHead?: boolean;
}

/** What a place is called: the finest thing it names, and where that is. */
export function PlaceHead({ place, resolved, workspace = null, ways, isHead = true }: Props) {
  const { word } = useSession();
  const heading = useArrival<HTMLHeadingElement>(isHead);
  const steps = stepsTo(place, resolved, workspace, word);
  const [finest, ...around] = steps.reverse();
  if (!finest) return null;
  return (
    <div class="detail-head">
      <div class="title">
        <h2 ref={heading} tabIndex={-1}>
          {finest.name}
        </h2>
        {!workspace && (
          <EnvironmentTag
            names={[
              place.workspace,
              resolved?.workspace?.name,
              resolved?.workspace?.displayName,
              resolved?.organization?.name,
            ]}
          />
        )}
        {workspace && (
          <span class="states">
            <WorkspaceTags workspace={workspace} />
            {!place.project && !place.resource && <WorkspaceStatus status={workspace.status} />}
          </span>
        )}
      </div>
      <div class="title second">
        <p>{[finest.kind, ...around.map(({ name }) => name)].filter(Boolean).join(' · ')}</p>
        {ways && <div class="ways">{ways}</div>}
      </div>
    </div>
  );
}

/** From coarse to fine, each with its kind (null: the name says it) and the best name that is known. */
function stepsTo(
  place: Place,
  resolved: ResolvedPlace | null,
  workspace: Workspace | null,
  word: WorkspaceWord,
): { kind: string | null; name: string }[] {
  const organization = resolved?.organization?.name ?? workspace?.organization?.name ?? place.organization;
  const workspaceName = workspace?.displayName ?? resolved?.workspace?.displayName ?? place.workspace;
  const project = resolved?.project ?? place.project;
  const steps: { kind: string | null; name: string }[] = [];
  if (organization) steps.push({ kind: t('kind_organization'), name: nameOrShortId(organization) });
  if (workspaceName) steps.push({ kind: t(WORKSPACE_WORDS[word].one), name: nameOrShortId(workspaceName) });
  else if (place.serverHost) steps.push({ kind: t('label_server'), name: place.serverHost });
  if (project) steps.push({ kind: t('kind_project'), name: nameOrShortId(project) });
  if (place.resource) {
    const { type, id } = place.resource;
    steps.push({ kind: null, name: t('resource_name', { type: asTitle(type), id: shortId(id) }) });
  }
  return steps;
}
