import { useId } from 'preact/hooks';
import { t } from '#lib/i18n.ts';

interface Props {
  name: string;
  typed: string;
  onType: (text: string) => void;
}

/** Has a name typed, so that what it names was read. */
export function TypeName({ name, typed, onType }: Props) {
  const id = useId();
  return (
    <div class="typed">
      <label for={id}>{t('guard_type', { name })}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        maxLength={300}
        value={typed}
        data-missing={typed.trim() !== name.trim() || undefined}
        onInput={({ currentTarget: { value } }) => onType(value)}
      />
    </div>
  );
}
