import type { Ref } from 'preact';

interface Props {
  /** Its name, which also stands in it while it is empty. */
  label: string;
  text: string;
  onText: (text: string) => void;
  inputRef?: Ref<HTMLInputElement>;
  onKeyDown?: (event: KeyboardEvent) => void;
  /** A list of what is found, by its id, and the option in it that the keys stand on; null: nothing is found. */
  list?: { id: string; active: string | null };
}

/** A field for a few letters of what one looks for. */
export function SearchInput({ label, text, onText, inputRef, onKeyDown, list }: Props) {
  return (
    <input
      {...(inputRef && { ref: inputRef })}
      type="text"
      inputMode="search"
      autocomplete="off"
      spellcheck={false}
      maxLength={200}
      aria-label={label}
      placeholder={label}
      {...(list && {
        role: 'combobox' as const,
        'aria-autocomplete': 'list' as const,
        'aria-expanded': list.active !== null,
        'aria-controls': list.id,
      })}
      {...(list?.active && { 'aria-activedescendant': list.active })}
      value={text}
      onInput={({ currentTarget: { value } }) => onText(value)}
      {...(onKeyDown && { onKeyDown })}
    />
  );
}

/** The same over a list: Escape empties it before it closes anything. */
export function FilterInput({ label, text, onText }: Pick<Props, 'label' | 'text' | 'onText'>) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !text) return;
    event.preventDefault();
    onText('');
  };
  return <SearchInput {...{ label, text, onText, onKeyDown }} />;
}
