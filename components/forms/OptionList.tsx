import type { ComponentChildren } from 'preact';
import { useId, useMemo, useState } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { number } from '#components/ui/format.ts';
import { FilterInput } from '#components/ui/SearchInput.tsx';
import { plural, t } from '#lib/i18n.ts';
import type { ControlProps } from './FormField.tsx';
import type { Option } from './field.ts';
import { groupsOf } from './groups-of.ts';

/** Fewer need no filter. */
const FEW = 8;
/** So many are in the document at once; the filter leads to the others. */
const MOST_SHOWN = 250;

/** One or several of many, with a filter; what is picked stays picked when the filter hides it. */
export function OptionList({ notes, ...control }: ControlProps & { notes: ComponentChildren }) {
  const { field, id, value, describedBy, onValue } = control;
  const { label, kind, options = [] } = field;
  const [text, setText] = useState('');
  // What is not in the list cannot be seen nor sent, and does not count.
  const picked = useMemo(() => {
    const values = new Set(value.split('\n'));
    return new Set(options.flatMap((option) => (values.has(option.value) ? [option.value] : [])));
  }, [value, options]);
  const matching = useMemo(() => {
    const wanted = text.trim().toLocaleLowerCase();
    return options.filter((one) =>
      [one.label, one.second, one.group].join(' ').toLocaleLowerCase().includes(wanted),
    );
  }, [options, text]);
  const shown = matching.slice(0, MOST_SHOWN);
  const isSeveral = kind === 'checks';
  const pick = (of: readonly Option[], isPicked: boolean) => {
    const next = new Set(picked);
    for (const { value: one, isFixed } of of) {
      if (isFixed) continue;
      if (isPicked) next.add(one);
      else next.delete(one);
    }
    // In the order of the list, so that the same choice is the same text.
    onValue(options.flatMap((option) => (next.has(option.value) ? [option.value] : [])).join('\n'));
  };
  const free = matching.filter(({ isFixed }) => !isFixed);
  const areAllPicked = free.length > 0 && free.every((one) => picked.has(one.value));
  return (
    <fieldset
      class={field.isDense ? 'form-field options-list dense' : 'form-field options-list'}
      aria-describedby={describedBy}
    >
      <legend id={id} tabIndex={-1}>
        {label}
        {isSeveral && picked.size > 0 && <span class="second"> {plural('form_picked', picked.size)}</span>}
      </legend>
      {options.length > FEW && (
        <FilterInput label={t('form_filter', { field: label })} text={text} onText={setText} />
      )}
      {isSeveral && free.length > 1 && (
        <div class="actions">
          <Button onPress={() => pick(free, !areAllPicked)}>
            {areAllPicked ? plural('form_pick_none', free.length) : plural('form_pick_all', free.length)}
          </Button>
        </div>
      )}
      <div class={options.length > FEW ? 'options-scroll' : undefined}>
        {groupsOf(shown).map(({ group, options: own }) => (
          <Group key={group ?? ''} title={group}>
            {own.map((option) => (
              <OneOption
                key={option.value}
                option={option}
                control={control}
                isPicked={picked.has(option.value)}
                onPick={(isPicked) => (isSeveral ? pick([option], isPicked) : onValue(option.value))}
              />
            ))}
          </Group>
        ))}
      </div>
      {matching.length === 0 && <p class="second">{t('form_filter_none')}</p>}
      {matching.length > shown.length && (
        <p class="second">{t('form_filter_more', { count: number(matching.length - shown.length) })}</p>
      )}
      {notes}
    </fieldset>
  );
}

function Group({ title, children }: { title: string | null; children: ComponentChildren }) {
  const id = useId();
  if (title === null) return <div class="options-group">{children}</div>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend cannot stand in the line of others
    <div class="options-group" role="group" aria-labelledby={id}>
      <p id={id} class="second">
        {title}
      </p>
      <div>{children}</div>
    </div>
  );
}

interface OneProps {
  option: Option;
  control: ControlProps;
  isPicked: boolean;
  onPick: (isPicked: boolean) => void;
}

function OneOption({ option, control: { field }, isPicked, onPick }: OneProps) {
  return (
    <label class="check">
      <input
        type={field.kind === 'checks' ? 'checkbox' : 'radio'}
        name={field.name}
        value={option.value}
        checked={isPicked}
        disabled={option.isFixed ?? false}
        onChange={({ currentTarget: { checked } }) => onPick(checked)}
      />
      <span>
        {option.label}
        {option.second && <span class="second"> {option.second}</span>}
      </span>
    </label>
  );
}
