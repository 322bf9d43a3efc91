import { Icon } from '#components/ui/Icon.tsx';
import { t } from '#lib/i18n.ts';
import { ChoiceField } from './ChoiceField.tsx';
import type { Field } from './field.ts';
import { OptionList } from './OptionList.tsx';

export interface ControlProps {
  field: Field;
  /** The id of the control that takes the focus. */
  id: string;
  value: string;
  /** The ids of what describes it. */
  describedBy: string | undefined;
  isWrong: boolean;
  onValue: (value: string) => void;
  onBlur: (event: FocusEvent) => void;
}

interface Props extends Omit<ControlProps, 'describedBy' | 'isWrong'> {
  /** Why it cannot be sent as it is; null when it can, or when it is too early to say. */
  error: string | null;
}

/** A field with its label, what helps and what is wrong with it. */
export function FormField({ error, ...rest }: Props) {
  const { field, id } = rest;
  const helpId = `${id}-help`;
  const errorId = `${id}-error`;
  const describedBy =
    [field.help && helpId, error !== null && errorId].filter(Boolean).join(' ') || undefined;
  const control = { ...rest, describedBy, isWrong: error !== null };
  const notes = (
    <>
      {field.help && (
        <p id={helpId} class="second">
          {field.help}
        </p>
      )}
      {error !== null && (
        <p id={errorId} class="tag bad">
          <Icon name="cross" />
          {error}
        </p>
      )}
    </>
  );
  if (field.kind === 'pick' || field.kind === 'checks') return <OptionList {...control} notes={notes} />;
  if (field.kind === 'flag') {
    return (
      <div class="form-field">
        <div class="check">
          <Flag {...control} />
          <label for={id}>{field.label}</label>
        </div>
        {notes}
      </div>
    );
  }
  return (
    <div class="form-field">
      <label for={id}>
        {field.label}
        {!field.isRequired && <span class="second"> {t('form_optional')}</span>}
      </label>
      {field.kind === 'choice' ? <ChoiceField {...control} /> : <TextControl {...control} />}
      {notes}
    </div>
  );
}

function Flag({ field, id, value, describedBy, onValue, onBlur }: ControlProps) {
  return (
    <input
      type="checkbox"
      id={id}
      name={field.name}
      checked={value === 'yes'}
      aria-describedby={describedBy}
      onChange={({ currentTarget: { checked } }) => onValue(checked ? 'yes' : '')}
      onBlur={onBlur}
    />
  );
}

function TextControl({ field, id, value, describedBy, isWrong, onValue, onBlur }: ControlProps) {
  const { kind, name, isRequired } = field;
  const shared = {
    id,
    name,
    value,
    required: isRequired ?? false,
    'aria-invalid': isWrong,
    'aria-describedby': describedBy,
    autocomplete: 'off' as const,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => onValue(currentTarget.value),
    onBlur,
  };
  if (kind === 'lines') return <textarea rows={5} spellcheck={false} {...shared} />;
  return <input type="text" inputMode={kind === 'email' || kind === 'url' ? kind : 'text'} {...shared} />;
}
