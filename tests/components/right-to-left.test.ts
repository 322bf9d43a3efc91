import { fireEvent } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { inlineKey } from '#components/ui/inline-key.ts';
import { direction, setMessageSource, speakIn, t } from '#lib/i18n.ts';

/** A browser in one language with a catalogue in another, or the same. */
const speak = (browser: string, bidi: string, catalogue: string) =>
  setMessageSource({
    getMessage: (key, [first = ''] = []) =>
      ({ '@@ui_locale': browser, '@@bidi_dir': bidi, catalogue_language: catalogue })[key] ?? `<${first}>`,
  });

describe('a language that runs from right to left', () => {
  it('is told to the elements that speak it', () => {
    speak('he', 'rtl', 'he');
    const element = document.createElement('div');
    speakIn(element);
    expect([element.lang, element.dir]).toEqual(['he', 'rtl']);
  });

  it('is not taken for the catalogue’s when only the browser speaks it', () => {
    speak('he', 'rtl', 'en');
    const element = document.createElement('div');
    speakIn(element);
    expect([element.lang, element.dir]).toEqual(['en', 'ltr']);
  });

  it('keeps the order and the way of a sentence with a name in Latin letters in it', () => {
    speak('ar', 'rtl', 'ar');
    expect(t('owned_by', { name: 'Ada' })).toBe('\u200f<\u2068Ada\u2069>');
    speak('de', 'ltr', 'de');
    expect(direction()).toBe('ltr');
    expect(t('owned_by', { name: 'Ada' })).toBe('<Ada>');
  });

  it('turns the arrow keys', () => {
    const heard: string[] = [];
    const element = document.createElement('div');
    element.addEventListener('keydown', (event) => heard.push(inlineKey(event)));
    document.body.append(element);
    for (const way of ['ltr', 'rtl']) {
      element.style.direction = way;
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'Home']) fireEvent.keyDown(element, { key });
    }
    element.remove();
    expect(heard).toEqual([
      ...['ArrowLeft', 'ArrowRight', 'ArrowUp', 'Home'],
      ...['ArrowRight', 'ArrowLeft', 'ArrowUp', 'Home'],
    ]);
  });
});
