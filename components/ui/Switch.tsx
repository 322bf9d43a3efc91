interface Props {
  isOn: boolean;
  /** Absent where it is disabled. */
  onTurn?: (isOn: boolean) => void;
  /** What it turns on, for who does not see what stands beside it. */
  label: string;
  /** Its state in words, which is never told by its colour alone. */
  word: string;
  /** What follows from it. */
  title?: string;
  /** Somebody else has decided; it stays visible and says its state. */
  isDisabled?: boolean;
  /** The id of the text that says why it cannot be turned. */
  describedBy?: string | undefined;
}

/** Something that is on or off, beginning at once when it is turned. */
export function Switch({ isOn, onTurn, label, word, title, isDisabled = false, describedBy }: Props) {
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={isOn}
      aria-label={label}
      aria-describedby={describedBy}
      disabled={isDisabled}
      title={title}
      onClick={() => onTurn?.(!isOn)}
    >
      <span class="switch-track" aria-hidden="true" />
      {word}
    </button>
  );
}
