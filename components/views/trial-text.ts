import { plural, t } from '#lib/i18n.ts';

const DAY_SECONDS = 86_400;

/** "Trial ends in 12 days"; null without a trial. `seconds` are those left of it. */
export function trialText(seconds: number | null): string | null {
  if (seconds === null) return null;
  return seconds <= 0 ? t('trial_ended') : plural('trial_ends', Math.ceil(seconds / DAY_SECONDS));
}
