import { browser } from 'wxt/browser';
import type { KeyCommand } from '#components/options/options-platform.ts';
import { t } from '#lib/i18n.ts';

/** What Firefox has from 137 on; Chromium opens its page like any other instead (MDN, `commands.openShortcutSettings`). */
type WithSettings = typeof browser.commands & { openShortcutSettings?: () => Promise<void> };

/** The keyboard commands of the manifest, as the person's browser has them. */
export const keyCommands = {
  async read(): Promise<KeyCommand[]> {
    const all = await browser.commands.getAll();
    return all.flatMap(({ name, description, shortcut }) => {
      // Browsers describe the one that opens the popup by themselves, or not at all.
      const meaning = name === '_execute_action' ? t('command_open') : description;
      return name && meaning ? [{ name, meaning, shortcut: shortcut || null }] : [];
    });
  },
  /** Calls back when the person comes back, who may have changed them; answers the function that stops it. */
  onReturn(listener: () => void): () => void {
    window.addEventListener('focus', listener);
    return () => window.removeEventListener('focus', listener);
  },
  change: wayToChange(),
};

/** Opens the browser's own page; null in Firefox before 137, which lets no extension open it. */
function wayToChange(): (() => void) | null {
  const commands: WithSettings | undefined = browser.commands;
  if (commands?.openShortcutSettings) return () => void commands.openShortcutSettings?.();
  if (import.meta.env.FIREFOX) return null;
  return () => void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
