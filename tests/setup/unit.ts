import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type I18n, setMessageSource } from '#lib/i18n.ts';

interface CatalogueMessage {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

const catalogue = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../public/_locales/en/messages.json'), 'utf8'),
) as Record<string, CatalogueMessage>;

/** Reads the English catalogue the way browsers do: `$name$` stands for `$1`, which stands for a value. */
const source: I18n = {
  getMessage(key, substitutions = []) {
    if (key === '@@ui_locale') return 'en_US';
    const entry = catalogue[key];
    if (!entry) return '';
    return entry.message.replace(/\$(\w+)\$/g, (whole, name: string) => {
      const content = entry.placeholders?.[name.toLowerCase()]?.content;
      return content
        ? content.replace(/\$(\d)/g, (_, index) => substitutions[Number(index) - 1] ?? '')
        : whole;
    });
  },
};

setMessageSource(source);

// Tests of the worker's side run without a document.
if (typeof document !== 'undefined') {
  const { cleanup } = await import('@testing-library/preact');
  afterEach(() => {
    setMessageSource(source);
    cleanup();
  });
}
