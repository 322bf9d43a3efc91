import type { ComponentChildren, RefObject } from 'preact';
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
  /** Where back is; just back when left out. */
  back?: string;
  level?: 2 | 3;
  /** For who moves the focus to it otherwise. */
  heading?: RefObject<HTMLHeadingElement | null>;
}

/** The top of a view that is gone to: the way back, what it is, its state. Takes the focus when the person went there. */
export function ViewHead({ title, second, state, onBack, back = t('back'), level = 2, heading }: Props) {
  const arrival = useArrival<HTMLHeadingElement>();
  const Title = `h${level}` as const;
  return (
    <div class="detail-head">
      {onBack && (
        <button type="button" class="back" onClick={onBack}>
          <Icon name="back" />
          {back}
        </button>
      )}
      <div class="title">
        <Title ref={heading ?? arrival} tabIndex={-1}>
          {title}
        </Title>
        {state}
      </div>
      {second && <p class="second">{second}</p>}
    </div>
  );
}
