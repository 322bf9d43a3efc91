import { afterEach } from 'vitest';
import { type I18n, setMessageSource } from '#lib/i18n.ts';
import { messageOf, readCatalogue } from './pseudo-locale.ts';

const catalogue = readCatalogue('en');
const source: I18n = {
  getMessage: (key, substitutions) =>
    key === '@@ui_locale' ? 'en_US' : messageOf(catalogue, key, substitutions),
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
