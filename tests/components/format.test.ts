import { describe, expect, it } from 'vitest';
import { byName } from '#components/ui/by-name.ts';
import {
  age,
  asTitle,
  asWords,
  bytes,
  clock,
  day,
  list,
  nameOrShortId,
  shortId,
} from '#components/ui/format.ts';
import { locale, plural, setMessageSource, t } from '#lib/i18n.ts';

const now = new Date('2026-06-15T12:00:00').getTime();

describe('what is shown of values', () => {
  it('tells a time of today by the clock, one of another day with the day', () => {
    expect(clock(new Date('2026-06-15T10:42:00').getTime(), now)).toBe('10:42 AM');
    expect(clock(new Date('2026-06-14T10:42:00').getTime(), now)).toBe('Jun 14, 10:42 AM');
    expect(day('2025-03-14T12:00:00.000Z')).toBe('Mar 14, 2025');
  });

  it('tells an age in the coarsest unit that fits', () => {
    expect(age(now - 20_000, now)).toBe('now');
    expect(age(now - 5 * 60_000, now)).toBe('5 minutes ago');
    expect(age(now - 26 * 3_600_000, now)).toBe('yesterday');
    expect(age(now - 400 * 86_400_000, now)).toBe('last year');
  });

  it('tells sizes in units that people use', () => {
    expect(bytes(0)).toBe('0 bytes');
    expect(bytes(1234)).toBe('1.2 kB');
    expect(bytes(5_600_000_000)).toBe('5.6 GB');
  });

  it('makes words of names', () => {
    expect(asWords('pipeline_run')).toBe('pipeline run');
    expect(asTitle('pipeline_run')).toBe('Pipeline run');
    expect(asTitle('')).toBe('');
    expect(list(['a', 'b', 'c'])).toBe('a, b, and c');
    expect(shortId('5d0c1a7e-63b4-4f0b-8f57-0c9a2c7d1e42')).toBe('5d0c1a7e…1e42');
    expect(shortId('ml-prod')).toBe('ml-prod');
    expect(nameOrShortId('5d0c1a7e-63b4-4f0b-8f57-0c9a2c7d1e42')).toBe('5d0c1a7e…1e42');
    expect(nameOrShortId('5D0C1A7E63B44F0B8F570C9A2C7D1E42')).toBe('5D0C1A7E…1E42');
    expect(nameOrShortId('Northwind Machine Learning')).toBe('Northwind Machine Learning');
    expect(nameOrShortId('recommendations-of-today')).toBe('recommendations-of-today');
    expect(['run-10', 'run-2', 'Éclair', 'zeta'].sort(byName((name) => name))).toEqual([
      'Éclair',
      'run-2',
      'run-10',
      'zeta',
    ]);
  });
});

describe('the catalogue’s reader', () => {
  it('puts values where their names stand, dollar signs and all', () => {
    expect(t('version_drift', { wanted: '$1', running: '0.80.0' })).toBe('0.80.0 → $1 wanted');
    expect(plural('role_and_more', 1, { role: 'Admin' })).toBe('Admin and 1 more');
    expect(plural('people_count', 1234)).toBe('1,234 people');
  });

  it('formats in the language of the words, whatever the browser speaks', () => {
    const speak = (uiLocale: string) =>
      setMessageSource({
        getMessage: (key) => ({ '@@ui_locale': uiLocale, catalogue_language: 'en' })[key] ?? '',
      });
    speak('en_GB');
    expect(locale()).toBe('en-GB');
    speak('de');
    expect(locale()).toBe('en');
  });

  it('shows the key rather than nothing', () => {
    setMessageSource({ getMessage: () => '' });
    expect(t('try_again')).toBe('try_again');
    expect(plural('people_count', 2)).toBe('people_count');
  });
});
