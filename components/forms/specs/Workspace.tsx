import { useSession } from '#components/app/session-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { FailureView } from '#components/ui/FailureView.tsx';
import { WORKSPACE_WORDS } from '#components/ui/workspace-words.ts';
import { t } from '#lib/i18n.ts';
import { edited, isEdited } from '../edited.ts';
import { Form } from '../Form.tsx';
import { FormPage } from '../FormPage.tsx';
import { type SpecProps, textIn, textOrNull } from '../field.ts';
import { releaseField } from '../release-field.ts';
import { descriptionField, logoField, nameField } from '../usual-fields.ts';

/** The display name, description and logo of a workspace. */
export function EditWorkspace({ work }: SpecProps) {
  const { word } = useSession();
  const { workspaceId = '' } = work.of;
  const workspace = useQuery('workspace', { workspace: workspaceId });
  const title = t(WORKSPACE_WORDS[word].edit);
  return (
    <FormPage title={title} about={workspace.data?.displayName} query={workspace}>
      {({ displayName, description, logoUrl }) => (
        <Form
          work={work}
          title={title}
          fields={() => [
            ...(word === 'workspace'
              ? [nameField(displayName, { name: 'displayName', label: t('label_display_name') })]
              : []),
            descriptionField(description),
            logoField(logoUrl),
          ]}
          changesOf={(values) => {
            const set = edited(
              {
                displayName: word === 'workspace' ? textIn(values, 'displayName') : displayName,
                description: textOrNull(values, 'description'),
                logoUrl: textOrNull(values, 'logo'),
              },
              { displayName, description: description || null, logoUrl: logoUrl || null },
            );
            return isEdited(set) ? [{ kind: 'updateWorkspace', input: { workspaceId, set } }] : [];
          }}
        />
      )}
    </FormPage>
  );
}

/** The ZenML release of a workspace. */
export function UpgradeWorkspace({ work }: SpecProps) {
  const { workspaceId = '' } = work.of;
  const workspace = useQuery('workspace', { workspace: workspaceId });
  const releases = useQuery('releases', {});
  const title = t('form_upgrade');
  const versions = releases.failure ? [] : (releases.data?.items ?? []);
  return (
    <FormPage title={title} about={workspace.data?.displayName} query={workspace}>
      {({ versionRunning, versionWanted }) => (
        <Form
          work={work}
          title={title}
          fields={() => [releaseField(versions, { initial: '', running: versionRunning ?? versionWanted })]}
          changesOf={(values) => [
            { kind: 'upgradeWorkspace', input: { workspaceId, version: textIn(values, 'version') } },
          ]}
        >
          {() => (
            <>
              <p class="second">
                {t('form_version_now', { version: versionRunning ?? versionWanted ?? t('value_unknown') })}
              </p>
              {releases.failure && (
                <FailureView
                  failure={releases.failure}
                  onRetry={releases.refetch}
                  isBusy={releases.isFetching}
                  isNote
                />
              )}
            </>
          )}
        </Form>
      )}
    </FormPage>
  );
}
