import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ActionLink } from '#components/ui/ActionLink.tsx';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import { nameOfUser } from '#lib/model/name-of-user.ts';
import { isOtherAccount } from '#lib/model/page-account.ts';
import type { User } from '#lib/model/resources/user.ts';
import type { PageAccountAnswer } from '#lib/protocol.ts';
import { useNavigation } from './navigation-context.ts';
import { usePlatform } from './platform-context.ts';

interface Props {
  answer: PageAccountAnswer | null;
  /** Who we ask as; null: nobody is known to be signed in. */
  user: User | null;
  /** The choice was made. */
  onChosen: () => void;
}

/** Says that the dashboard's page has another account than ours, or that a person chose the page's; and the way to the other one. */
export function PageNotice({ answer, user, onChosen }: Props) {
  if (user && answer && isOtherAccount(answer.account, user.id)) {
    const { account } = answer;
    const name = nameOfUser(user);
    return account.state === 'signed-in' ? (
      <Notice text={t('page_differs', { page: account.name, name })}>
        <ChooseButton isPage label={t('page_use')} onChosen={onChosen} />
      </Notice>
    ) : (
      <Notice text={t('page_signed_out', { name })}>
        <ActionLink to={{ kind: 'sign-in' }}>{t('sign_in')}</ActionLink>
      </Notice>
    );
  }
  if (answer?.road.why !== 'chosen') return null;
  return (
    <Notice text={t('page_chosen')}>
      <ChooseButton isPage={false} label={t('page_back')} onChosen={onChosen} />
    </Notice>
  );
}

const Notice = ({ text, children }: { text: string; children: ComponentChildren }) => (
  <div class="notice note" role="status">
    <p>{text}</p>
    <div class="actions">{children}</div>
  </div>
);

/** Where a page may not choose (the sidebar, a guest in the dashboard), the full page does. */
function ChooseButton({
  isPage,
  label,
  onChosen,
}: Pick<Props, 'onChosen'> & { isPage: boolean; label: string }) {
  const { pageAccount, openManage } = usePlatform();
  const { view } = useNavigation();
  const [isBusy, setBusy] = useState(false);
  const { choose } = pageAccount;
  if (!choose) return <Button onPress={() => openManage(view)}>{t('open_full_page')}</Button>;
  const press = async () => {
    setBusy(true);
    await choose(isPage);
    setBusy(false);
    onChosen();
  };
  return (
    <Button isBusy={isBusy} onPress={() => void press()}>
      {label}
    </Button>
  );
}
