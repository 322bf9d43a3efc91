import { DateValue } from '#components/ui/DateValue.tsx';
import { Field, Fields } from '#components/ui/Fields.tsx';
import { list } from '#components/ui/format.ts';
import { Id } from '#components/ui/Id.tsx';
import { t } from '#lib/i18n.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import type { Organization } from '#lib/model/resources/organization.ts';
import { trialText } from './trial-text.ts';

/** Everything that ZenML says of an organization. */
export function OrganizationFields({ organization }: { organization: Organization }) {
  const { id, name, description, owner, hasActiveSubscription, trialExpiry, trustedDomains } = organization;
  const subscription = { true: t('subscription_yes'), false: t('subscription_no'), null: t('value_unknown') };
  return (
    <Fields>
      {description && <Field name={t('label_description')}>{description}</Field>}
      <Field name={t('label_owner')}>
        {owner ? (
          <>
            {nameOfUser(owner)} {owner.email && <span class="second">{owner.email}</span>}
          </>
        ) : (
          <span class="second">{t('value_unknown')}</span>
        )}
      </Field>
      <Field name={t('label_subscription')}>{subscription[`${hasActiveSubscription}`]}</Field>
      {trialExpiry !== null && <Field name={t('label_trial')}>{trialText(trialExpiry)}</Field>}
      {trustedDomains !== null && trustedDomains.length > 0 && (
        <Field name={t('label_trusted_domains')}>{list(trustedDomains)}</Field>
      )}
      <Field name={t('label_created')}>
        <DateValue time={organization.created} />
      </Field>
      <Field name={t('label_id')}>
        <Id id={id} of={name} />
      </Field>
    </Fields>
  );
}
