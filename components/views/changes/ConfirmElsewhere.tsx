import { useNavigation } from '#components/app/navigation-context.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';

/** The popup closes on every click elsewhere: several changes are confirmed in the full page. */
export function ConfirmElsewhere() {
  const { openManage } = usePlatform();
  const { view, closeWork } = useNavigation();
  return (
    <div class="confirm">
      <p class="second">{t('confirm_elsewhere')}</p>
      <div class="actions">
        <Button isPrimary onPress={() => openManage(view)}>
          {t('open_full_page')}
        </Button>
        <Button onPress={closeWork}>{t('cancel')}</Button>
      </div>
    </div>
  );
}
