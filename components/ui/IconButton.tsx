import { Icon, type IconName } from './Icon.tsx';

interface Props {
  icon: IconName;
  /** What it does: its name and its tooltip. */
  label: string;
  onPress: () => void;
  isBusy?: boolean;
}

/** A button that shows only a sign; its name is in the tooltip and for screen readers. */
export function IconButton({ icon, label, onPress, isBusy = false }: Props) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      aria-busy={isBusy}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
