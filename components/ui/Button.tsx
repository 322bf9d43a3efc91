import type { ComponentChildren } from 'preact';

interface Props {
  onPress: () => void;
  children: ComponentChildren;
  isPrimary?: boolean;
  isBusy?: boolean;
}

/** An action, named by its verb. While busy it stays in place and says so. */
export function Button({ onPress, children, isPrimary = false, isBusy = false }: Props) {
  return (
    <button
      type="button"
      class={isPrimary ? 'button primary' : 'button'}
      aria-busy={isBusy}
      onClick={() => {
        if (!isBusy) onPress();
      }}
    >
      {children}
    </button>
  );
}
