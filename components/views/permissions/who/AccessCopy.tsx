import { CopyTextButton } from '#components/ui/CopyTextButton.tsx';
import { t } from '#lib/i18n.ts';
import { type AccessExport, accessCsv, accessJson } from '#lib/model/permissions/access-export.ts';

/** Copies who has access, with what is needed to judge the list. */
export function AccessCopy({ make }: { make: () => AccessExport }) {
  return (
    <div class="actions lead">
      <CopyTextButton value={() => accessCsv(make())}>{t('who_copy_csv')}</CopyTextButton>
      <CopyTextButton value={() => accessJson(make())}>{t('copy_as_json')}</CopyTextButton>
    </div>
  );
}
