import { browser } from 'wxt/browser';

/**
 * Whether this runs for Chromium's private windows only (`incognito: split`), from where memory, databases and locks of the normal ones are
 * out of reach, but not the list of control planes. Firefox has one context for all windows.
 */
export const isInPrivateWindow = (): boolean => browser.extension?.inIncognitoContext === true;
