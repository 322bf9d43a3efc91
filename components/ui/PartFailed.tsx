import { t } from '#lib/i18n.ts';
import { Button } from './Button.tsx';

/** A part of our own code did not load; nothing was asked of ZenML. */
export function PartFailed({ onRetry, isBusy }: { onRetry: () => void; isBusy: boolean }) {
  return (
    <div class="notice" role="alert">
      <p>{t('part_failed')}</p>
      <p class="second">{t('part_failed_help')}</p>
      <div class="actions">
        <Button onPress={onRetry} isBusy={isBusy}>
          {t('try_again')}
        </Button>
      </div>
    </div>
  );
}
