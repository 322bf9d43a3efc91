import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { RuleTag } from '#components/ui/EnvironmentTag.tsx';
import { type PlainKey, t } from '#lib/i18n.ts';
import { ENVIRONMENT_COLORS, type EnvironmentColor, type EnvironmentRule } from '#lib/model/environment.ts';
import { wrongWith } from '#lib/model/rule-fields.ts';
import { Matches } from './Matches.tsx';
import type { KnownWorkspace } from './options-platform.ts';
import { matchesOf } from './use-known-workspaces.ts';

const COLOR_WORDS: Record<EnvironmentColor, PlainKey> = {
  red: 'color_red',
  amber: 'color_amber',
  green: 'color_green',
  blue: 'color_blue',
  violet: 'color_violet',
  grey: 'color_grey',
};
const WRONG: Record<'pattern' | 'name', Record<'empty' | 'long', PlainKey>> = {
  pattern: { empty: 'environments_pattern_empty', long: 'environments_pattern_long' },
  name: { empty: 'environments_name_empty', long: 'environments_name_long' },
};
const NEW: EnvironmentRule = { pattern: '', name: '', color: 'grey', isProduction: false };

interface Props {
  /** What is changed; null: a new one. */
  rule: EnvironmentRule | null;
  known: readonly KnownWorkspace[] | null;
  onSave: (rule: EnvironmentRule) => void;
  onCancel: () => void;
}

/** A rule while it is typed, and which of the known workspaces it would be like. */
export function EnvironmentForm({ rule, known, onSave, onCancel }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(rule ?? NEW);
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const wrong = wrongWith(typed);
  const change = (next: Partial<EnvironmentRule>) => setTyped((before) => ({ ...before, ...next }));
  const words = (field: 'pattern' | 'name') => {
    const is = isTried && wrong?.[field];
    return is ? t(WRONG[field][is]) : null;
  };
  const text = (field: 'pattern' | 'name', label: string, help: string) => (
    <Labelled id={`${id}-${field}`} label={label} help={help} error={words(field)}>
      <input
        type="text"
        id={`${id}-${field}`}
        name={field}
        value={typed[field]}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={words(field) !== null}
        aria-describedby={`${id}-${field}-help`}
        onInput={({ currentTarget: { value } }) => change({ [field]: value })}
      />
    </Labelled>
  );
  return (
    <form
      ref={form}
      class="draft-form"
      noValidate
      aria-label={t(rule ? 'environments_edit_title' : 'environments_add_title')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (wrong)
          form.current
            ?.querySelector<HTMLInputElement>(`[name=${wrong.pattern ? 'pattern' : 'name'}]`)
            ?.focus();
        else onSave({ ...typed, pattern: typed.pattern.trim(), name: typed.name.trim() });
      }}
    >
      {text('pattern', t('environments_pattern'), t('environments_pattern_help'))}
      {text('name', t('environments_name'), t('environments_name_help'))}
      <Labelled id={`${id}-color`} label={t('environments_color')}>
        <select
          id={`${id}-color`}
          value={typed.color}
          onChange={({ currentTarget: { value } }) =>
            change({ color: ENVIRONMENT_COLORS.find((one) => one === value) ?? 'grey' })
          }
        >
          {ENVIRONMENT_COLORS.map((color) => (
            <option key={color} value={color}>
              {t(COLOR_WORDS[color])}
            </option>
          ))}
        </select>
      </Labelled>
      <div class="check">
        <input
          type="checkbox"
          id={`${id}-production`}
          checked={typed.isProduction}
          onChange={({ currentTarget: { checked } }) => change({ isProduction: checked })}
        />
        <label for={`${id}-production`}>{t('environments_is_production')}</label>
      </div>
      {!wrong && (
        <div>
          <RuleTag rule={typed} />
          <Matches names={known && known.length > 0 ? matchesOf(typed, [typed], known) : null} />
        </div>
      )}
      <div class="actions">
        <button type="submit" class="button primary">
          {t('environments_save')}
        </button>
        <Button onPress={onCancel}>{t('environments_cancel')}</Button>
      </div>
    </form>
  );
}

interface LabelledProps {
  id: string;
  label: string;
  help?: string;
  error?: string | null;
  children: ComponentChildren;
}

function Labelled({ id, label, help, error = null, children }: LabelledProps) {
  return (
    <div class="form-field">
      <label for={id}>{label}</label>
      {children}
      {(help || error) && (
        <p id={`${id}-help`} class={error ? 'tag bad' : 'second'}>
          {error ?? help}
        </p>
      )}
    </div>
  );
}
