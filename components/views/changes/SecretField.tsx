import { useId, useState } from 'preact/hooks';
import { t } from '#lib/i18n.ts';

// What stands in other fields than hidden ones the browser writes down, for a restored tab, unless told not to.
const SHOWN = { type: 'text', autocomplete: 'off' } as const;
const HIDDEN = { type: 'password', autocomplete: 'new-password' } as const;

interface Props {
  label: string;
  value: string;
  onValue: (value: string) => void;
}

/** A password to be set: hidden unless one looks, and kept nowhere. */
export function SecretField({ label, value, onValue }: Props) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  return (
    <div class="typed">
      <label for={id}>{label}</label>
      <div class="with-toggle">
        <input
          id={id}
          {...(isShown ? SHOWN : HIDDEN)}
          autocapitalize="off"
          spellcheck={false}
          maxLength={4000}
          value={value}
          data-missing={value === '' || undefined}
          onInput={({ currentTarget }) => onValue(currentTarget.value)}
        />
        <button type="button" class="button" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          {t('secret_show')}
          <span class="sr"> {label}</span>
        </button>
      </div>
    </div>
  );
}
