import { ActionLink } from '#components/ui/ActionLink.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { t } from '#lib/i18n.ts';
import { usePlatform } from './platform-context.ts';

/** Nobody is signed in. Signing in elsewhere is noticed: this goes away by itself. */
export function SignedOut() {
  const { controlPlane } = usePlatform();
  return (
    <Empty text={t('session_signed_out', { host: controlPlane.name })} help={t('session_signed_out_help')}>
      <ActionLink to={{ kind: 'sign-in' }} isPrimary>
        {t('sign_in')}
      </ActionLink>
    </Empty>
  );
}
