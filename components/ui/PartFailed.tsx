import type { RefObject } from 'preact';
import { t } from '#lib/i18n.ts';
import type { Failure } from '#lib/model/failure.ts';
import { Button } from './Button.tsx';
import { FailureView } from './FailureView.tsx';
import { failureWords } from './failure-words.ts';

interface Props {
  /** Null: nobody knows why. */
  failure: Failure | null;
  onRetry: () => void;
  isBusy: boolean;
  /** Is given the notice. */
  place: RefObject<HTMLDivElement | null>;
}

/** A part of our own code did not load; nothing was asked of ZenML. Where only a reload of the page helps, says that. */
export function PartFailed({ failure, onRetry, isBusy, place }: Props) {
  if (failure && failureWords(failure).action === 'reload-page') {
    return <FailureView failure={failure} onRetry={onRetry} />;
  }
  return (
    <div ref={place} class="notice" role="alert">
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
