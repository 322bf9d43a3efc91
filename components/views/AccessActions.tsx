import { useNavigation } from '#components/app/navigation-context.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import type { Whose } from '#components/app/view-state.ts';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import { isNowhere } from '#lib/model/place.ts';

/** The questions about the access of a person or team: everywhere, and at the place of the page. */
export function AccessActions({ whose }: { whose: Whose }) {
  const { ask, check } = useNavigation();
  const { location } = usePlatform();
  return (
    <>
      <Button onPress={() => ask('reach', whose)}>{t('question_reach_help')}</Button>
      {location && !isNowhere(location.place) && (
        <Button
          onPress={() => {
            check(null);
            ask('matrix', whose);
          }}
        >
          {t('reach_open_here')}
        </Button>
      )}
    </>
  );
}
