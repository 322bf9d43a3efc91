import { useWatched } from '#components/hooks/use-watched.ts';
import { OptionsSection } from '#components/options/OptionsSection.tsx';
import { Button } from '#components/ui/Button.tsx';
import { hostOf } from '#components/ui/failure-words.ts';
import { list } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { WelcomePlatform } from './welcome-platform.ts';

/** Whether the browser lets Sidecar ask ZenML, and the button for it when it does not. */
export function HostAccess({ platform }: { platform: WelcomePlatform }) {
  const { controlPlane, hostAccess, requestHostAccess } = platform;
  const isGranted = useWatched<boolean | null>(hostAccess, null);
  const { dashboardOrigin, apiOrigin } = controlPlane;
  const hosts = list([...new Set([dashboardOrigin, apiOrigin].map(hostOf))]);
  return (
    <OptionsSection id="hosts" title={t('welcome_hosts')}>
      <p class="second" role="status">
        {isGranted === true && t('welcome_hosts_granted', { hosts })}
        {isGranted === false && t('welcome_hosts_missing', { hosts })}
      </p>
      {isGranted === false && (
        <div class="actions">
          <Button isPrimary onPress={() => void requestHostAccess()}>
            {t('welcome_hosts_grant')}
          </Button>
        </div>
      )}
    </OptionsSection>
  );
}
