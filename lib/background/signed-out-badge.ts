import { browser } from 'wxt/browser';
import { t } from '#lib/i18n.ts';

/**
 * "!" on the toolbar's button while a control plane that somebody has used is known to be signed out, and in words in its title. It
 * names nobody: a toolbar is seen by whoever looks at the screen.
 */
export async function showSignedOut(isSignedOut: boolean): Promise<void> {
  const name = t('extension_name');
  await browser.action.setBadgeText({ text: isSignedOut ? '!' : '' });
  await browser.action.setTitle({ title: isSignedOut ? t('title_signed_out', { name }) : name });
}
