import { useId } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';

interface Props {
  label: string;
  /** Why it cannot be confirmed yet, in words; null: it can. */
  obstacle: string | null;
  isBusy: boolean;
  onConfirm: () => void;
}

/** Confirms. Never by a key that was meant for something else: it is pressed itself, or nothing is sent. */
export function ConfirmBar({ label, obstacle, isBusy, onConfirm }: Props) {
  const { closeWork } = useNavigation();
  const id = useId();
  return (
    <div class="confirm">
      {obstacle && (
        <p id={id} class="second">
          {obstacle}
        </p>
      )}
      <div class="actions">
        <button
          type="button"
          class="button primary"
          aria-busy={isBusy}
          aria-disabled={obstacle !== null}
          aria-describedby={obstacle ? id : undefined}
          onClick={onConfirm}
        >
          {isBusy ? t('confirm_busy') : label}
        </button>
        <Button onPress={closeWork}>{t('cancel')}</Button>
      </div>
    </div>
  );
}
