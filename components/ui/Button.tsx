import type { ComponentChildren, TargetedEvent } from 'preact';

interface Props {
  onPress: (event: TargetedEvent<HTMLButtonElement>) => void;
  children: ComponentChildren;
  isPrimary?: boolean;
  isBusy?: boolean;
  /** Its name where its word alone does not say of what; begins with the word. */
  label?: string;
}

/** An action, named by its verb. While busy it stays in place and says so. */
export function Button({ onPress, children, isPrimary = false, isBusy = false, label }: Props) {
  return (
    <button
      type="button"
      class={isPrimary ? 'button primary' : 'button'}
      aria-label={label}
      aria-busy={isBusy}
      data-main={isPrimary || undefined}
      onClick={(event) => {
        if (!isBusy) onPress(event);
      }}
    >
      {children}
    </button>
  );
}
