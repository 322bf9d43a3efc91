import { t } from '#lib/i18n.ts';
import { age, day } from './format.ts';

/** A day with its age; nothing when it is not known. */
export function DateValue({ time }: { time: string | null }) {
  if (!time) return <span class="second">{t('value_unknown')}</span>;
  return <time dateTime={time}>{t('date_with_age', { date: day(time), age: age(time) })}</time>;
}
