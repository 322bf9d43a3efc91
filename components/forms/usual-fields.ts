import { t } from '#lib/i18n.ts';
import { checkUrl } from './checks.ts';
import type { Field } from './field.ts';

/** As many characters as ZenML takes (lib/changes.ts). */
const NAME_LENGTH = 50;
const TEXT_LENGTH = 256;
const URL_LENGTH = 2000;

/** A name, which everything has. */
export const nameField = (initial = '', rest: Partial<Field> = {}): Field => ({
  name: 'name',
  kind: 'text',
  label: t('label_name'),
  initial,
  isRequired: true,
  maxLength: NAME_LENGTH,
  ...rest,
});

export const descriptionField = (initial: string | null = null): Field => ({
  name: 'description',
  kind: 'text',
  label: t('label_description'),
  initial: initial ?? '',
  maxLength: TEXT_LENGTH,
});

export const logoField = (initial: string | null = null): Field => ({
  name: 'logo',
  kind: 'url',
  label: t('label_logo'),
  help: t('form_logo_help'),
  initial: initial ?? '',
  maxLength: URL_LENGTH,
  check: checkUrl,
});
