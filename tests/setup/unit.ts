import { afterAll, afterEach, vi } from 'vitest';
import { type I18n, setMessageSource } from '#lib/i18n.ts';
import { messageOf, readCatalogue } from './pseudo-locale.ts';

const catalogue = readCatalogue('en');
const source: I18n = {
  getMessage: (key, substitutions) =>
    key === '@@ui_locale' ? 'en_US' : messageOf(catalogue, key, substitutions),
};

setMessageSource(source);

// What never comes still fails; on a busy machine a second says nothing of the code.
const PATIENCE = { timeout: 15_000 };
const { waitFor } = vi;
vi.waitFor = (callback, options = PATIENCE) => waitFor(callback, options);

// Another file may come next in the same process.
afterAll(() => {
  vi.waitFor = waitFor;
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

// Tests of the worker's side run without a document.
if (typeof document !== 'undefined') {
  const { cleanup, configure } = await import('@testing-library/preact');
  configure({ asyncUtilTimeout: PATIENCE.timeout });
  afterEach(() => {
    setMessageSource(source);
    cleanup();
  });
}
