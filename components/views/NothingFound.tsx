import { useNavigation } from '#components/app/navigation-context.ts';
import { Button } from '#components/ui/Button.tsx';
import { Empty } from '#components/ui/Empty.tsx';
import { t } from '#lib/i18n.ts';

/** Nothing that is loaded fits; an id or address can still be looked up in ZenML. */
export function NothingFound({ text }: { text: string }) {
  const { identify, search } = useNavigation();
  const isIdOrEmail = /^[0-9a-f-]{32,36}$/i.test(text) || /^\S+@\S+$/.test(text);
  return (
    <Empty text={t('results_none', { text })}>
      {isIdOrEmail ? (
        <Button isPrimary onPress={() => identify(text)}>
          {t('results_identify')}
        </Button>
      ) : (
        <Button onPress={() => search('')}>{t('search_clear')}</Button>
      )}
    </Empty>
  );
}
