import type { I18n, MessageKey } from './i18n.ts';

/**
 * A catalogue that outlives its extension: once an update has cut the script off, asking for a message throws in Chromium, and a view that is painted
 * once more would break instead of saying that the page is old. What was said before is said again then, and `kept`, read at once, for the first time.
 */
export function lastingMessages(source: I18n, kept: readonly MessageKey[]): I18n {
  const said = new Map<string, string>();
  const getMessage = (key: string, substitutions?: string[]): string => {
    const id = JSON.stringify([key, substitutions]);
    try {
      const text = source.getMessage(key, substitutions);
      said.set(id, text);
      return text;
    } catch {
      return said.get(id) ?? said.get(JSON.stringify([key, []])) ?? '';
    }
  };
  for (const key of kept) getMessage(key, []);
  return { getMessage };
}
