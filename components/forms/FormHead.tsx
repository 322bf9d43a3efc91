import { useNavigation } from '#components/app/navigation-context.ts';
import { useArrival } from '#components/hooks/use-arrival.ts';
import { Icon } from '#components/ui/Icon.tsx';
import { t } from '#lib/i18n.ts';

/** The top of a form: the way back, what it does, what it is about. Takes the focus when the person opened it. */
export function FormHead({ title, about }: { title: string; about?: string | null | undefined }) {
  const { closeWork } = useNavigation();
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <div class="detail-head">
      <button type="button" class="back" onClick={closeWork}>
        <Icon name="back" />
        {t('back')}
      </button>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {about && <p class="second">{about}</p>}
    </div>
  );
}
