import { ActionLink } from '#components/ui/ActionLink.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { t } from '#lib/i18n.ts';
import type { Organization } from '#lib/model/resources/organization.ts';
import type { Rows } from '#lib/model/rows.ts';
import { OrganizationList } from './OrganizationList.tsx';

interface Props {
  rows: Rows<Organization>;
  onOpen: (organization: Organization) => void;
  onRetry: () => void;
}

/** The organizations that were read, or that there are none, and what is missing. */
export function OrganizationRows({ rows, onOpen, onRetry }: Props) {
  return (
    <>
      {rows.items.length > 0 && (
        <OrganizationList label={t('tab_organizations')} organizations={rows.items} onOpen={onOpen} />
      )}
      {rows.items.length === 0 && rows.complete && (
        <Empty text={t('organizations_none')} help={t('organizations_none_help')}>
          <ActionLink to={{ kind: 'home' }}>{t('open_zenml')}</ActionLink>
        </Empty>
      )}
      <RowsNotes rows={rows} onRetry={onRetry} />
    </>
  );
}
