import { list } from '#components/ui/format.ts';
import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import type { Permit } from '#lib/model/change/permit.ts';

/** Whether ZenML will allow a step, as far as the roles say. */
export function PermitNote({ permit }: { permit: Permit | null }) {
  if (permit === null) return <p class="second">{t('permit_asking')}</p>;
  switch (permit.verdict) {
    case 'allowed':
      return (
        <Tag tone="good">
          {permit.roles.length > 0
            ? t('permit_allowed_by', { roles: list(permit.roles) })
            : t('permit_allowed')}
        </Tag>
      );
    case 'denied':
      return <Tag tone="bad">{t('permit_denied')}</Tag>;
    case 'unknown':
      return <Tag tone="unsure">{t('permit_unknown')}</Tag>;
  }
}
