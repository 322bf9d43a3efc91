import type { ComponentChildren } from 'preact';
import { useNavigation } from '#components/app/navigation-context.ts';
import { useArrival } from '#components/hooks/use-arrival.ts';
import { t } from '#lib/i18n.ts';
import { Icon } from './Icon.tsx';

interface Props {
  title: string;
  /** What it is. */
  kind: string;
  state?: ComponentChildren;
}

/** The top of a detail: the way back, what it is, its state. Takes the focus when the person opened it. */
export function DetailHead({ title, kind, state }: Props) {
  const { view, closeDetail } = useNavigation();
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <div class="detail-head">
      {view.detail && (
        <button type="button" class="back" onClick={closeDetail}>
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
      <p class="second">{kind}</p>
    </div>
  );
}
