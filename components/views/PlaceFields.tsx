import { useSession } from '#components/app/session-context.ts';
import type { QueryState } from '#components/hooks/use-query.ts';
import { DateValue } from '#components/ui/DateValue.tsx';
import { FailureView } from '#components/ui/FailureView.tsx';
import { Field, Fields } from '#components/ui/Fields.tsx';
import { asTitle, asWords } from '#components/ui/format.ts';
import { Id } from '#components/ui/Id.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { versionText } from '#components/ui/version-text.ts';
import { WorkspaceStatus } from '#components/ui/WorkspaceStatus.tsx';
import { WORKSPACE_WORDS } from '#components/ui/workspace-words.ts';
import { t } from '#lib/i18n.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import type { Place } from '#lib/model/place.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';

interface Props {
  place: Place;
  resolved: ResolvedPlace | null;
  workspace: QueryState<'workspace'>;
}

/** What is known of the page's place, fine to coarse, with ids to copy. */
export function PlaceFields({ place, resolved, workspace }: Props) {
  const { word } = useSession();
  const { data: found, failure } = workspace;
  const project = resolved?.project ?? place.project;
  const organization =
    resolved?.organization ??
    found?.organization ??
    (place.organization ? { id: place.organization, name: place.organization } : null);
  return (
    <>
      <Fields>
        {place.resource && (
          <Field name={asTitle(place.resource.type)}>
            <Id id={place.resource.id} of={asWords(place.resource.type)} />
          </Field>
        )}
        {project && (
          <Field name={t('kind_project')}>
            <Id id={project} of={project} />
          </Field>
        )}
        {found && (
          <>
            <Field name={t(WORKSPACE_WORDS[word].one)}>
              <span class="name">{found.displayName}</span> <Id id={found.id} of={found.displayName} />
            </Field>
            <Field name={t('label_status')}>
              <WorkspaceStatus status={found.status} />
            </Field>
            <Field name={t('label_version')}>{versionText(found) ?? t('value_unknown')}</Field>
            {found.owner && <Field name={t('label_owner')}>{nameOfUser(found.owner)}</Field>}
            <Field name={t('label_created')}>
              <DateValue time={found.created} />
            </Field>
          </>
        )}
        {organization && (
          <Field name={t('kind_organization')}>
            <span class="name">{organization.name}</span> <Id id={organization.id} of={organization.name} />
          </Field>
        )}
        {!found && place.serverHost && <Field name={t('label_server')}>{place.serverHost}</Field>}
      </Fields>
      {place.workspace && workspace.isPending && <Skeleton rows={3} isTwoLine={false} />}
      {!found && failure?.kind === 'not-found' && place.workspace && (
        <p class="lead">{t('here_unresolved', { name: place.workspace })}</p>
      )}
      {!found && failure && failure.kind !== 'not-found' && (
        <FailureView failure={failure} onRetry={workspace.refetch} isBusy={workspace.isFetching} isNote />
      )}
    </>
  );
}
