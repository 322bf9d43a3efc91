import { useEffect, useState } from 'preact/hooks';
import { OptionsSection } from '#components/options/OptionsSection.tsx';
import { t } from '#lib/i18n.ts';
import type { WelcomePlatform } from './welcome-platform.ts';

/** The ways to Sidecar: its keyboard commands as the browser has them, the button on the dashboard and the menu. */
export function Shortcuts({ platform }: { platform: WelcomePlatform }) {
  const [known, setKnown] = useState<Awaited<ReturnType<WelcomePlatform['shortcuts']>>>([]);
  useEffect(() => {
    void platform.shortcuts().then(setKnown);
  }, [platform]);
  return (
    <OptionsSection id="keys" title={t('welcome_ways')}>
      <ul class="told">
        <li>{t('welcome_way_icon')}</li>
        <li>{t('welcome_way_launcher')}</li>
        <li>{t('welcome_way_menu')}</li>
        {known.map(
          ({ name, meaning, shortcut }) =>
            shortcut && (
              <li key={name}>
                <kbd>{shortcut}</kbd> {meaning}
              </li>
            ),
        )}
      </ul>
    </OptionsSection>
  );
}
