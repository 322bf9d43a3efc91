import { Field, Fields } from '#components/ui/Fields.tsx';
import { Id } from '#components/ui/Id.tsx';
import { t } from '#lib/i18n.ts';
import type { Named, Step } from '#lib/model/change/plan.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { thingWord } from './field-words.ts';

/** Everything that a step is about, by name and id. */
export function StepIds({ step, word }: { step: Step; word: WorkspaceWord }) {
  const { thing, role, holder, organization, workspace, projectId } = step;
  const isGrant = thing.type === 'role' && role !== null;
  return (
    <details class="ids">
      <summary>{t('change_ids')}</summary>
      <Fields>
        <Field name={thingWord(thing.type, word)}>
          <NamedId named={thing} />
        </Field>
        {!isGrant && <Field name={t('kind_role')}>{role && <NamedId named={role} />}</Field>}
        <Field name={t('change_holder')}>{holder && <NamedId named={holder} />}</Field>
        {thing.type !== 'organization' && (
          <Field name={t('kind_organization')}>{organization && <NamedId named={organization} />}</Field>
        )}
        {thing.type !== 'workspace' && (
          <Field name={thingWord('workspace', word)}>{workspace && <NamedId named={workspace} />}</Field>
        )}
        <Field name={t('kind_project')}>{projectId && <Id id={projectId} of={t('kind_project')} />}</Field>
      </Fields>
    </details>
  );
}

function NamedId({ named }: { named: Named }) {
  if (named.id === null) return <>{t('change_id_later', { name: named.name })}</>;
  return (
    <>
      {named.name !== named.id && <>{named.name} </>}
      <Id id={named.id} of={named.name} />
    </>
  );
}
