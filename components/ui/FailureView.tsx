import { t } from '#lib/i18n.ts';
import type { Failure } from '#lib/model/failure.ts';
import { FailureActionButton } from './FailureActionButton.tsx';
import { failureWords } from './failure-words.ts';

interface Props {
  failure: Failure;
  onRetry: () => void;
  isBusy?: boolean;
  /** Something came through all the same, so this is a note beside it. */
  isNote?: boolean;
}

/** Why something is not there, in words, with the one next action. */
export function FailureView({ failure, onRetry, isBusy = false, isNote = false }: Props) {
  const { title, help, reason, action } = failureWords(failure);
  return (
    <div class={isNote ? 'notice note' : 'notice'} role="alert">
      <p>{title}</p>
      {help && <p class="second">{help}</p>}
      {reason && <p class="second said">{t('zenml_says', { reason })}</p>}
      <div class="actions">
        <FailureActionButton action={action} failure={failure} onRetry={onRetry} isBusy={isBusy} />
      </div>
    </div>
  );
}
