import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';

interface Props {
  isPaused: boolean;
  isBusy: boolean;
  onPause: () => void;
  onResume: () => void;
  onCancelRest: () => void;
}

/** What can be done about a change under way. What is on its way is never called back. */
export function ChangeActions({ isPaused, isBusy, onPause, onResume, onCancelRest }: Props) {
  return (
    <div class="actions">
      {isPaused ? (
        <Button isPrimary onPress={onResume} isBusy={isBusy}>
          {t('change_resume')}
        </Button>
      ) : (
        <Button onPress={onPause}>{t('change_pause')}</Button>
      )}
      <Button onPress={onCancelRest}>{t('change_cancel_rest')}</Button>
    </div>
  );
}
