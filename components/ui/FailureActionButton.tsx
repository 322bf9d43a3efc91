import { usePlatform } from '#components/app/platform-context.ts';
import { t } from '#lib/i18n.ts';
import type { Failure } from '#lib/model/failure.ts';
import { ActionLink } from './ActionLink.tsx';
import { Button } from './Button.tsx';
import { type FailureAction, hostOf } from './failure-words.ts';

interface Props {
  action: FailureAction;
  failure: Failure;
  onRetry: () => void;
  isBusy: boolean;
}

/** The next action after a failure. */
export function FailureActionButton({ action, failure, onRetry, isBusy }: Props) {
  const platform = usePlatform();
  switch (action) {
    case 'sign-in':
      return (
        <ActionLink to={{ kind: 'sign-in' }} isPrimary>
          {t('sign_in')}
        </ActionLink>
      );
    case 'open-zenml':
      return <ActionLink to={{ kind: 'home' }}>{t('open_zenml')}</ActionLink>;
    case 'open-dashboard':
      return (
        <ActionLink to={{ kind: 'home' }} isPrimary>
          {t('open_dashboard')}
        </ActionLink>
      );
    case 'reload-page':
      return (
        <Button isPrimary onPress={() => globalThis.location.reload()}>
          {t('reload_page')}
        </Button>
      );
    case 'grant-access': {
      const request = platform.requestHostAccess;
      if (!request) return <p>{t('failure_host_popup')}</p>;
      const origin = failure.kind === 'no-host-permission' ? failure.origin : platform.controlPlane.apiOrigin;
      return (
        <Button
          isPrimary
          isBusy={isBusy}
          // The browser asks only within the press itself: nothing may be awaited before.
          onPress={() => void request().then((granted) => granted && onRetry())}
        >
          {t('grant_access', { host: hostOf(origin) })}
        </Button>
      );
    }
    case 'ask-again':
    case 'try-again':
      return (
        <Button onPress={onRetry} isBusy={isBusy}>
          {t(action === 'ask-again' ? 'ask_again' : 'try_again')}
        </Button>
      );
  }
}
