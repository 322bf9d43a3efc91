import { useCopy } from '#components/hooks/use-copy.ts';
import { Icon } from './Icon.tsx';

interface Props {
  /** Made when it is pressed. */
  value: () => string;
  children: string;
}

/** Copies a text that is made on the spot; a button that says what it copies, and whether it did. */
export function CopyTextButton({ value, children }: Props) {
  const { icon, copy } = useCopy();
  return (
    <button type="button" class="button quiet" onClick={() => void copy(value())}>
      <Icon name={icon} />
      {children}
    </button>
  );
}
