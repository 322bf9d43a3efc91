import { FailureView } from '#components/ui/FailureView.tsx';
import { t } from '#lib/i18n.ts';
import type { Failure } from '#lib/model/failure.ts';

/** Why ZenML's permission check gave no verdict. Never turned into a "no". */
export function UnknownReason({ failure, onRetry }: { failure: Failure; onRetry: () => void }) {
  if (failure.kind === 'forbidden') return <p class="notice note">{t('permissions_forbidden')}</p>;
  if (failure.kind === 'invalid') return <p class="notice note">{t('permissions_no_form')}</p>;
  if (failure.kind === 'not-found') return <p class="notice note">{t('permissions_no_check')}</p>;
  return (
    <>
      <p class="lead">{t('permissions_check_failed')}</p>
      <FailureView failure={failure} onRetry={onRetry} isNote />
    </>
  );
}
