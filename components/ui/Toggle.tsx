/** A button that stays pressed: what it says is so, or is not. */
export function Toggle({
  isOn,
  onPress,
  title,
  children,
}: {
  isOn: boolean;
  onPress: () => void;
  /** What follows from it, where its word does not say. */
  title?: string;
  children: string;
}) {
  return (
    <button type="button" class="button" aria-pressed={isOn} title={title} onClick={onPress}>
      {children}
    </button>
  );
}
