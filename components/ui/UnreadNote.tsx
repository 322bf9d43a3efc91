import { useContext } from 'preact/hooks';
import { UnreadContext } from '#components/hooks/use-unread.ts';
import { t } from '#lib/i18n.ts';

/** Says that the browser did not read all that is set; nothing while it did. */
export function UnreadNote() {
  const { isUnread } = useContext(UnreadContext);
  return isUnread ? (
    <p class="notice note" role="alert">
      {t('settings_unread')}
    </p>
  ) : null;
}
