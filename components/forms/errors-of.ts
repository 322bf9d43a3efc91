import { number } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import { type Field, linesIn, type Values } from './field.ts';

/** Why fields cannot be sent as they are, in words, by the names of the fields; those that can are not in it. */
export function errorsOf(fields: readonly Field[], values: Values): ReadonlyMap<string, string> {
  const errors = new Map<string, string>();
  for (const field of fields) {
    const error = errorOf(field, valueIn(field, values).trim());
    if (error !== null) errors.set(field.name, error);
  }
  return errors;
}

/** What is ticked counts as far as it can be. */
function valueIn({ kind, name, options = [] }: Field, values: Values): string {
  if (kind !== 'checks') return values[name] ?? '';
  const listed = new Set(options.map(({ value }) => value));
  return linesIn(values, name)
    .filter((one) => listed.has(one))
    .join('\n');
}

function errorOf({ kind, isRequired, maxLength, check, label }: Field, value: string): string | null {
  if (value === '') {
    if (!isRequired) return null;
    const isPicked = kind === 'choice' || kind === 'pick' || kind === 'checks';
    return t(isPicked ? 'form_pick_needed' : 'form_needed', { field: label });
  }
  if (maxLength !== undefined && [...value].length > maxLength) {
    return t('form_too_long', { field: label, most: number(maxLength) });
  }
  return check?.(value) ?? null;
}
