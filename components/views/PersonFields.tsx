import { CopyButton } from '#components/ui/CopyButton.tsx';
import { Field, Fields } from '#components/ui/Fields.tsx';
import { Id } from '#components/ui/Id.tsx';
import { t } from '#lib/i18n.ts';
import type { Person } from '#lib/model/access.ts';

/** What is known of an account besides its roles. */
export function PersonFields({ person: { id, name, email, kind, isActive } }: { person: Person }) {
  return (
    <Fields>
      {email && (
        <Field name={t('label_email')}>
          <span class="with-button">
            <span class="break">{email}</span>
            <CopyButton value={email} label={t('copy_value', { name: email })} />
          </span>
        </Field>
      )}
      {kind !== 'invitation' && (
        <Field name={t('label_account')}>
          {isActive === null ? t('value_unknown') : isActive ? t('people_active') : t('people_inactive')}
        </Field>
      )}
      <Field name={t('label_id')}>
        <Id id={id} of={name} />
      </Field>
    </Fields>
  );
}
