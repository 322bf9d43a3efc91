import { FailureView } from '#components/ui/FailureView.tsx';
import { t } from '#lib/i18n.ts';
import type { Failure } from '#lib/model/failure.ts';
import { usePlatform } from './platform-context.ts';

interface Props {
  failure: Failure;
  onRetry: () => void;
  isBusy: boolean;
}

/** Whether somebody is signed in could not be asked, which is not the same as signed out. */
export function SessionUnknown({ failure, onRetry, isBusy }: Props) {
  const { controlPlane } = usePlatform();
  return (
    <>
      <FailureView failure={failure} onRetry={onRetry} isBusy={isBusy} />
      <p class="lead second">{t('session_unknown', { host: controlPlane.name })}</p>
    </>
  );
}
