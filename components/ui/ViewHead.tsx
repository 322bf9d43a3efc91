import type { ComponentChildren } from 'preact';
import { useArrival } from '#components/hooks/use-arrival.ts';
import { t } from '#lib/i18n.ts';
import { Icon } from './Icon.tsx';

interface Props {
  title: string;
  /** Below it, quieter. */
  second: ComponentChildren;
  state: ComponentChildren;
  /** Null: there is nothing to go back to. */
  onBack: (() => void) | null;
}

/** The top of a view that is gone to: the way back, what it is, its state. Takes the focus when the person went there. */
export function ViewHead({ title, second, state, onBack }: Props) {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <div class="detail-head">
      {onBack && (
        <button type="button" class="back" onClick={onBack}>
          <Icon name="back" />
          {t('back')}
        </button>
      )}
      <div class="title">
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {state}
      </div>
      {second && <p class="second">{second}</p>}
    </div>
  );
}
