/** A button that stays pressed: what it says is so, or is not. */
export function Toggle({
  isOn,
  onPress,
  children,
}: {
  isOn: boolean;
  onPress: () => void;
  children: string;
}) {
  return (
    <button type="button" class="button" aria-pressed={isOn} onClick={onPress}>
      {children}
    </button>
  );
}
