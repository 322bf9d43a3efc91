import { useSession } from '#components/app/session-context.ts';
import { CopyTextButton } from '#components/ui/CopyTextButton.tsx';
import { t } from '#lib/i18n.ts';
import { type ReachExport, reachCsv, reachJson } from '#lib/model/permissions/reach-export.ts';
import { reachText } from './reach-text.ts';

/** Copies what is shown, with what is needed to judge it. */
export function ReachCopy({ make }: { make: () => ReachExport }) {
  const { word } = useSession();
  return (
    <div class="actions lead">
      <CopyTextButton value={() => reachText(make(), word)}>{t('copy_as_text')}</CopyTextButton>
      <CopyTextButton value={() => reachCsv(make())}>{t('who_copy_csv')}</CopyTextButton>
      <CopyTextButton value={() => reachJson(make())}>{t('copy_as_json')}</CopyTextButton>
    </div>
  );
}
