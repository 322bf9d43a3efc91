import { useCopy } from '#components/hooks/use-copy.ts';
import { IconButton } from './IconButton.tsx';

/** Copies a value whole, and says whether it did. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const { icon, copy } = useCopy();
  return <IconButton icon={icon} label={label} onPress={() => void copy(value)} />;
}
