import { useNavigation } from '#components/app/navigation-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { Button } from '#components/ui/Button.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { Query } from '#components/ui/Query.tsx';
import { t } from '#lib/i18n.ts';
import type { Identified } from '#lib/protocol.ts';
import { DetailView } from './DetailView.tsx';
import { UnknownSelection } from './UnknownSelection.tsx';

/** What a selected id or e-mail address is. Empty: the selection held neither. */
export function SelectionView({ text }: { text: string }) {
  const { identify } = useNavigation();
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
      <p class="lead">{t('selection_title', { text })}</p>
      <div class="actions">{back}</div>
      <Query query={found}>{(identified) => <Found identified={identified} />}</Query>
    </>
  );
}

function Found({ identified }: { identified: Identified }) {
  switch (identified.is) {
    case 'organization':
      return <DetailView detail={{ kind: 'organization', id: identified.organization.id }} />;
    case 'workspace':
      return <DetailView detail={{ kind: 'workspace', id: identified.workspace.id }} />;
    case 'person': {
      const { person, organizationId } = identified;
      return <DetailView detail={{ kind: 'person', id: person.id, organizationId }} />;
    }
    case 'team': {
      const { team, organizationId } = identified;
      return <DetailView detail={{ kind: 'team', id: team.id, organizationId }} />;
    }
    case 'unknown':
      return <UnknownSelection text={identified.text} isComplete={identified.complete} />;
  }
}
