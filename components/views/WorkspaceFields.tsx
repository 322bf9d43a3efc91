import { CopyButton } from '#components/ui/CopyButton.tsx';
import { DateValue } from '#components/ui/DateValue.tsx';
import { Field, Fields } from '#components/ui/Fields.tsx';
import { asTitle, bytes } from '#components/ui/format.ts';
import { Id } from '#components/ui/Id.tsx';
import { statusText } from '#components/ui/status-text.ts';
import { Tag } from '#components/ui/Tag.tsx';
import { versionText } from '#components/ui/version-text.ts';
import { t } from '#lib/i18n.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import type { Workspace } from '#lib/model/resources/workspace.ts';

/** Everything that ZenML says of a workspace, except what it counts. */
export function WorkspaceFields({ workspace }: { workspace: Workspace }) {
  const { id, name, displayName, description, owner, serverUrl, storageSize, organization } = workspace;
  return (
    <Fields>
      {description && <Field name={t('label_description')}>{description}</Field>}
      <Field name={t('label_version')}>{versionText(workspace) ?? <NotKnown />}</Field>
      <Field name={t('label_owner')}>
        {owner ? (
          <>
            {nameOfUser(owner)} {owner.email && <span class="second">{owner.email}</span>}
          </>
        ) : (
          <NotKnown />
        )}
      </Field>
      {workspace.desiredState && workspace.desiredState !== workspace.status && (
        <Field name={t('label_desired')}>{statusText(workspace.desiredState)}</Field>
      )}
      {workspace.stateReason && <Field name={t('label_reason')}>{asTitle(workspace.stateReason)}</Field>}
      {!workspace.isManaged && (
        <Field name={t('label_operation')}>
          <Tag tone="plain" icon={null}>
            {t('unmanaged')}
          </Tag>
        </Field>
      )}
      <Field name={t('label_storage')}>{storageSize === null ? <NotKnown /> : bytes(storageSize)}</Field>
      {serverUrl && (
        <Field name={t('label_server')}>
          {/* As text: a link would lead where an answer says, not where we do. */}
          <span class="with-button">
            <span class="break">{serverUrl}</span>
            <CopyButton value={serverUrl} label={t('copy_value', { name: serverUrl })} />
          </span>
        </Field>
      )}
      <Field name={t('label_created')}>
        <DateValue time={workspace.created} />
      </Field>
      {workspace.updated && (
        <Field name={t('label_updated')}>
          <DateValue time={workspace.updated} />
        </Field>
      )}
      {workspace.statusUpdated && (
        <Field name={t('label_status_since')}>
          <DateValue time={workspace.statusUpdated} />
        </Field>
      )}
      <Field name={t('label_slug')}>
        <span class="with-button">
          <code>{name}</code>
          <CopyButton value={name} label={t('copy_value', { name })} />
        </span>
      </Field>
      <Field name={t('label_id')}>
        <Id id={id} of={displayName} />
      </Field>
      {organization && (
        <Field name={t('label_organization_id')}>
          <Id id={organization.id} of={organization.name} />
        </Field>
      )}
    </Fields>
  );
}

const NotKnown = () => <span class="second">{t('value_unknown')}</span>;
