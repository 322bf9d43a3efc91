import { plural, t } from '#lib/i18n.ts';
import type { Difference, Step, Value } from '#lib/model/change/plan.ts';
import { fieldWord, valueText } from './field-words.ts';

/** What a step changes in one line, for a row: its only field from what to what, or how many fields. */
export function shortDifference({ differences }: Step): string | null {
  const [first, ...others] = differences;
  if (!first) return null;
  if (others.length > 0) return plural('change_fields', differences.length);
  const { field, before, after } = first;
  return t('change_short', {
    field: fieldWord(field),
    before: short(field, before),
    after: short(field, after),
  });
}

function short(field: Difference['field'], value: Value): string {
  if (Array.isArray(value)) return plural('change_items', value.length);
  return valueText(field, value) ?? t('change_value_nothing');
}
