import { t } from '#lib/i18n.ts';

/** Why what was typed cannot be taken, in words; null when it can. */
export type Check = (value: string) => string | null;

const EMAIL = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const DOMAIN = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const checkEmail: Check = (value) => (EMAIL.test(value) ? null : t('form_bad_email'));

/** A workspace's name stands in URLs. */
export const checkSlug: Check = (value) => (SLUG.test(value) ? null : t('form_bad_slug'));

export const checkId: Check = (value) => (UUID.test(value) ? null : t('form_bad_id'));

export const checkUrl: Check = (value) => {
  try {
    return new URL(value).protocol === 'https:' ? null : t('form_bad_url');
  } catch {
    return t('form_bad_url');
  }
};

/** One domain a line. */
export const checkDomains: Check = (value) => {
  const wrong = value
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '' && !DOMAIN.test(line));
  return wrong === undefined ? null : t('form_bad_domain', { domain: wrong });
};

/** A whole number of days from 1 to `most`. */
export const checkDays =
  (most: number): Check =>
  (value) =>
    /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= most
      ? null
      : t('form_bad_days', { most });
