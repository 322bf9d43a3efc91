import { useNavigation } from '#components/app/navigation-context.ts';
import { useArrival } from '#components/hooks/use-arrival.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { Button } from '#components/ui/Button.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { Query } from '#components/ui/Query.tsx';
import { t } from '#lib/i18n.ts';
import type { Identified } from '#lib/protocol.ts';
import { DetailView } from './DetailView.tsx';
import { detailOf } from './detail-of.ts';
import { SelectionPermissions } from './SelectionPermissions.tsx';
import { UnknownSelection } from './UnknownSelection.tsx';

/** What a selected id or e-mail address is. Empty: the selection held neither. */
export function SelectionView({ text }: { text: string }) {
  const { identify } = useNavigation();
  const lead = useArrival<HTMLParagraphElement>();
  const found = useQuery('identify', text ? { text } : null);
  const back = <Button onPress={() => identify(null)}>{t('selection_clear')}</Button>;
  if (!text) {
    return (
      <Empty text={t('selection_empty')} help={t('selection_empty_help')}>
        {back}
      </Empty>
    );
  }
  return (
    <>
      <p class="lead" ref={lead} tabIndex={-1}>
        {t('selection_title', { text })}
      </p>
      <div class="actions">{back}</div>
      <Query query={found}>{(identified) => <Found identified={identified} />}</Query>
    </>
  );
}

/** Who came with "Check my permissions" gets the check; all others the details. */
function Found({ identified }: { identified: Identified }) {
  const { view } = useNavigation();
  if (identified.is === 'unknown') {
    return <UnknownSelection text={identified.text} isComplete={identified.complete} />;
  }
  if (view.tab === 'permissions') return <SelectionPermissions found={identified} />;
  return <DetailView detail={detailOf(identified)} />;
}
