import type { ComponentChildren } from 'preact';
import { useNavigation } from '#components/app/navigation-context.ts';
import { useArrival } from '#components/hooks/use-arrival.ts';
import { Icon } from '#components/ui/Icon.tsx';
import { t } from '#lib/i18n.ts';

interface Props {
  title: string;
  /** What it is about, or how far it has come. */
  second?: ComponentChildren;
  state?: ComponentChildren;
}

/** The top of a form, a plan, a change: the way back, what it is. Takes the focus when the person went there. */
export function WorkHead({ title, second, state }: Props) {
  const { closeWork } = useNavigation();
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <div class="detail-head">
      <button type="button" class="back" onClick={closeWork}>
        <Icon name="back" />
        {t('back')}
      </button>
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
