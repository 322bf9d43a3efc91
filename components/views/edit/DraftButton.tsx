import { useState } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { useAnnounce } from '#components/hooks/use-announce.ts';
import { Button } from '#components/ui/Button.tsx';
import { FailureView } from '#components/ui/FailureView.tsx';
import type { Change } from '#lib/changes.ts';
import { t } from '#lib/i18n.ts';
import type { Failure } from '#lib/model/failure.ts';

/** Has changes that need no form reviewed. Says why when they cannot be. */
export function DraftButton({ changes, children }: { changes: readonly Change[]; children: string }) {
  const { review } = useNavigation();
  const announce = useAnnounce();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const draft = async () => {
    setBusy(true);
    const refused = await review(changes);
    setBusy(false);
    setFailure(refused);
    if (!refused) announce(t('form_elsewhere_short'));
  };
  return (
    <>
      <Button isBusy={isBusy} onPress={() => void draft()}>
        {children}
      </Button>
      {failure && <FailureView failure={failure} onRetry={() => void draft()} isBusy={isBusy} isNote />}
    </>
  );
}
