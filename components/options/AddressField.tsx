import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '#components/ui/Icon.tsx';

interface Props {
  label: string;
  help: string;
  value: string;
  /** Why it cannot be added as it is; null when nothing is known to be wrong. */
  problem: string | null;
  /** Takes the focus when it appears. */
  isStart?: boolean;
  onValue: (value: string) => void;
}

/** An address, with what helps and what is wrong with it. */
export function AddressField({ label, help, value, problem, isStart = false, onValue }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (problem !== null) input.current?.focus();
  }, [problem]);
  useLayoutEffect(() => {
    if (isStart) input.current?.focus();
  }, [isStart]);
  return (
    <div class="form-field">
      <label for={id}>{label}</label>
      <input
        ref={input}
        id={id}
        type="text"
        inputMode="url"
        autocomplete="off"
        spellcheck={false}
        value={value}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? `${id}-help` : `${id}-help ${id}-problem`}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
      <p id={`${id}-help`} class="second">
        {help}
      </p>
      {problem !== null && (
        <p id={`${id}-problem`} class="tag bad" role="alert">
          <Icon name="cross" />
          {problem}
        </p>
      )}
    </div>
  );
}
