import { locale, t } from '#lib/i18n.ts';

type Moment = string | number;

/** `10:42`; with the day in front when it is not today. */
export function clock(moment: Moment, now: number = Date.now()): string {
  const date = new Date(moment);
  const isToday = date.toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(locale(), {
    hour: 'numeric',
    minute: '2-digit',
    ...(isToday ? {} : { month: 'short', day: 'numeric' }),
  }).format(date);
}

/** `10:42:30`. */
export const exactClock = (moment: Moment): string =>
  new Intl.DateTimeFormat(locale(), { timeStyle: 'medium' }).format(new Date(moment));

/** `Mar 14, 2025`. */
export const day = (moment: Moment): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(new Date(moment));

const UNITS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** `3 days ago`, in the coarsest unit that fits. */
export function age(moment: Moment, now: number = Date.now()): string {
  const seconds = (new Date(moment).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(0, 'second');
}

/** `32 s`, and `3 min` of what is longer than two minutes. */
export const duration = (seconds: number): string =>
  seconds < 120
    ? t('seconds_short', { count: number(seconds) })
    : t('minutes_short', { count: number(Math.ceil(seconds / 60)) });

/** The same in whole words, for screen readers: `32 seconds`. */
export const spokenDuration = (seconds: number): string =>
  new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: seconds < 120 ? 'second' : 'minute',
    unitDisplay: 'long',
  }).format(seconds < 120 ? seconds : Math.ceil(seconds / 60));

export const number = (value: number): string => new Intl.NumberFormat(locale()).format(value);

const BYTES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte', 'petabyte'];

/** `1.2 GB`. */
export function bytes(value: number): string {
  const power = value < 1000 ? 0 : Math.min(BYTES.length - 1, Math.floor(Math.log10(value) / 3));
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: BYTES[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(value / 1000 ** power);
}

/** `a, b and c`. */
export const list = (names: string[]): string =>
  new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names);

/** `a, b or c`. */
export const eitherOf = (names: string[]): string =>
  new Intl.ListFormat(locale(), { type: 'disjunction' }).format(names);

/** ZenML's names of types and actions as words: `pipeline_run` is `pipeline run`. */
export const asWords = (name: string): string => name.replaceAll('_', ' ');

/** The same at the beginning of a line: `Pipeline run`. */
export function asTitle(name: string): string {
  const [first = '', ...rest] = asWords(name);
  return first.toLocaleUpperCase(locale()) + rest.join('');
}

/** An id shortened in the middle. */
export const shortId = (id: string): string => (id.length > 20 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id);

/** Of an address, where a name or an id may stand: an id (a UUID, with hyphens or without) shortened, a name whole. */
export const nameOrShortId = (named: string): string => (/[^\da-f-]/i.test(named) ? named : shortId(named));
