import { useNavigation } from '#components/app/navigation-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { useArrival } from '#components/hooks/use-arrival.ts';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import type { Principal } from '#lib/model/permissions/evidence.ts';

/** Whose reach it is, and the way back to one's own. */
export function WhoseHead({ principal }: { principal: Principal }) {
  const { ask, identify } = useNavigation();
  const { user } = useSession();
  const heading = useArrival<HTMLHeadingElement>();
  const isMe = principal.id === user.id;
  const back = () => {
    identify(null);
    ask('reach', null);
  };
  return (
    <div class="subject">
      <h2 ref={heading} tabIndex={-1}>
        {isMe ? t('reach_mine') : t('reach_of', { name: principal.name })}
      </h2>
      {!isMe && <Button onPress={back}>{t('matrix_back_to_me')}</Button>}
    </div>
  );
}
