import type { ComponentType } from 'preact';
import { UnreadContext, useUnread } from '#components/hooks/use-unread.ts';
import { UnreadNote } from '#components/ui/UnreadNote.tsx';
import { type PlainKey, t } from '#lib/i18n.ts';
import { ControlPlanesSection } from './ControlPlanesSection.tsx';
import { DiagnosticsSection } from './DiagnosticsSection.tsx';
import { EditingSection } from './EditingSection.tsx';
import { EnvironmentsSection } from './EnvironmentsSection.tsx';
import { KeysSection } from './KeysSection.tsx';
import { type OptionsPlatform, OptionsPlatformProvider } from './options-platform.ts';
import { RequestsSection } from './RequestsSection.tsx';
import { StoredSection } from './StoredSection.tsx';

/** A section knows its own words; the list only has to lead to it. */
const SECTIONS: readonly { id: string; title: PlainKey; Section: ComponentType<{ id: string }> }[] = [
  { id: 'control-planes', title: 'control_planes_title', Section: ControlPlanesSection },
  { id: 'editing', title: 'editing_title', Section: EditingSection },
  { id: 'environments', title: 'environments_title', Section: EnvironmentsSection },
  { id: 'keys', title: 'keyboard_title', Section: KeysSection },
  { id: 'stored', title: 'stored_title', Section: StoredSection },
  { id: 'requests', title: 'requests_title', Section: RequestsSection },
  { id: 'diagnostics', title: 'diagnostics_title', Section: DiagnosticsSection },
];

/** The options page: one quiet column of sections, and the ways to them. */
export function OptionsPage({ platform }: { platform: OptionsPlatform }) {
  const unread = useUnread();
  return (
    <OptionsPlatformProvider value={platform}>
      <UnreadContext.Provider value={unread}>
        <main class="app options">
          <h1>{t('options_title')}</h1>
          <UnreadNote />
          <nav aria-label={t('options_sections')}>
            {SECTIONS.map(({ id, title }) => (
              <a key={id} href={`#${id}`}>
                {t(title)}
              </a>
            ))}
          </nav>
          {SECTIONS.map(({ id, Section }) => (
            <Section key={id} id={id} />
          ))}
        </main>
      </UnreadContext.Provider>
    </OptionsPlatformProvider>
  );
}
