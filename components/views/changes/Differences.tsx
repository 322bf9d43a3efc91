import { Icon } from '#components/ui/Icon.tsx';
import { t } from '#lib/i18n.ts';
import type { Difference, FieldName, Step, Value } from '#lib/model/change/plan.ts';
import { fieldWord, itemText, valueText } from './field-words.ts';
import { ListDifference } from './ListDifference.tsx';

interface Props {
  step: Step;
  sentence: string;
  /** Nothing of it has been sent: what was before is what is now. */
  isPlan: boolean;
}

/** What a step changes: each field as ZenML showed it when it was planned, and as it is to be. */
export function Differences({ step, sentence, isPlan }: Props) {
  if (step.differences.length === 0) return null;
  return (
    <table class="differences">
      <caption class="sr">{t('change_table', { step: sentence })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('change_field')}</th>
          <th scope="col">{t(isPlan ? 'change_now' : 'change_before')}</th>
          <th scope="col">{t(isPlan ? 'change_afterwards' : 'change_after')}</th>
        </tr>
      </thead>
      <tbody>
        {step.differences.map((difference) => (
          <DifferenceRow key={difference.field} difference={difference} />
        ))}
      </tbody>
    </table>
  );
}

function DifferenceRow({ difference }: { difference: Difference }) {
  const { field, before, after } = difference;
  const wordsOf = (value: Value) => listOf(value).map((item) => itemText(field, item));
  return (
    <tr>
      <th scope="row">{fieldWord(field)}</th>
      {Array.isArray(before) || Array.isArray(after) ? (
        <td colSpan={2}>
          <ListDifference before={wordsOf(before)} after={wordsOf(after)} />
        </td>
      ) : (
        <>
          <td>
            <FieldValue field={field} value={before} />
          </td>
          <td>
            <span class="after">
              <Icon name="forward" />
              <FieldValue field={field} value={after} />
            </span>
          </td>
        </>
      )}
    </tr>
  );
}

function FieldValue({ field, value }: { field: FieldName; value: Exclude<Value, string[]> }) {
  const text = valueText(field, value);
  return text === null ? <span class="second">{t('change_value_nothing')}</span> : <span>{text}</span>;
}

const listOf = (value: Value): string[] =>
  Array.isArray(value) ? value : typeof value === 'string' && value ? [value] : [];
