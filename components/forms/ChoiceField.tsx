import type { ControlProps } from './FormField.tsx';
import { groupsOf } from './groups-of.ts';

/** One of a few, in a list that opens. */
export function ChoiceField({ field, id, value, describedBy, isWrong, onValue, onBlur }: ControlProps) {
  const { name, isRequired, options = [], none = '' } = field;
  return (
    <select
      id={id}
      name={name}
      value={options.some((option) => option.value === value) ? value : ''}
      required={isRequired ?? false}
      aria-invalid={isWrong}
      aria-describedby={describedBy}
      onChange={({ currentTarget }) => onValue(currentTarget.value)}
      onBlur={onBlur}
    >
      <option value="">{none}</option>
      {groupsOf(options).map(({ group, options }) => {
        const own = options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isFixed ?? false}>
            {option.label}
          </option>
        ));
        return group === null ? (
          own
        ) : (
          <optgroup key={group} label={group}>
            {own}
          </optgroup>
        );
      })}
    </select>
  );
}
