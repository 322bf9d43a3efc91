import { UnreadContext, useUnread } from '#components/hooks/use-unread.ts';
import { OptionsSection } from '#components/options/OptionsSection.tsx';
import { Button } from '#components/ui/Button.tsx';
import { UnreadNote } from '#components/ui/UnreadNote.tsx';
import { t } from '#lib/i18n.ts';
import { HostAccess } from './HostAccess.tsx';
import { Mode } from './Mode.tsx';
import { PinPicture } from './PinPicture.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import type { WelcomePlatform } from './welcome-platform.ts';

/** The first-run page, shown once: what there is to know and to decide before anything is asked. */
export function WelcomePage({ platform }: { platform: WelcomePlatform }) {
  const unread = useUnread();
  return (
    <UnreadContext.Provider value={unread}>
      <main class="app options welcome">
        <h1>{t('welcome_title')}</h1>
        <p class="second">{t('welcome_help')}</p>
        <UnreadNote />
        <OptionsSection
          id="pin"
          title={t('welcome_pin')}
          help={t(platform.browser === 'firefox' ? 'welcome_pin_firefox' : 'welcome_pin_chromium')}
        >
          <PinPicture />
        </OptionsSection>
        <OptionsSection id="reads" title={t('welcome_reads')}>
          <ul class="told">
            <li>{t('welcome_reads_session')}</li>
            <li>{t('welcome_reads_answers')}</li>
            <li>{t('welcome_stores_memory')}</li>
            <li>{t('welcome_stores_disk')}</li>
            <li>{t('welcome_sends_nothing')}</li>
          </ul>
        </OptionsSection>
        <HostAccess platform={platform} />
        <Mode platform={platform} />
        <Shortcuts platform={platform} />
        <div class="actions">
          <Button onPress={platform.openOptions}>{t('welcome_options')}</Button>
        </div>
      </main>
    </UnreadContext.Provider>
  );
}
