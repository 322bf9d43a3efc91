import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { missingOf } from '#components/ui/missing-of.ts';
import { plural, t } from '#lib/i18n.ts';
import { isUuid } from '#lib/model/locate.ts';
import type { Evidence, Gap } from '#lib/model/permissions/evidence.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';

interface Props {
  evidence: Evidence;
  where: Whereabouts;
  /** What could still hide somebody. */
  unread: readonly Gap[];
  onRetry: () => void;
}

/** What the list cannot show: what could not be read, and what ZenML lists nowhere. */
export function AccessNotes({ evidence, where, unread, onRetry }: Props) {
  const unclear = unread.filter(({ failure }) => failure === null).length;
  const isProjectByName = where.project !== null && !isUuid(where.project);
  return (
    <>
      <MissingNotes missing={missingOf(unread)} onRetry={onRetry} />
      {evidence.complete && unclear > 0 && <p class="notice note">{plural('who_unread', unclear)}</p>}
      {isProjectByName && evidence.grants.some(({ projectId }) => projectId !== null) && (
        <p class="notice note">{t('who_project_by_name')}</p>
      )}
      <details class="who-more">
        <summary>{t('who_not_listed')}</summary>
        <p class="second">{t('who_not_listed_accounts')}</p>
        <p class="second">{t('who_not_listed_superusers')}</p>
      </details>
    </>
  );
}
