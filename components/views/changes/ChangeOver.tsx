import { useNavigation } from '#components/app/navigation-context.ts';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import type { ChangeStatus } from '#lib/model/change/change-status.ts';
import { NO_UNDO } from './state-words.ts';
import { hasRest } from './tally.ts';

/** What can be done once a change is over: take it back, or why not; plan again what was not done. */
export function ChangeOver({ status }: { status: ChangeStatus }) {
  const { work, closeWork } = useNavigation();
  const { plan, noUndo, undoneBy } = status;
  return (
    <>
      {undoneBy !== null ? (
        <p class="lead">{t('change_undone')}</p>
      ) : (
        noUndo !== null && <p class="lead second">{t(NO_UNDO[noUndo])}</p>
      )}
      <div class="actions">
        <Button onPress={closeWork}>{t('change_close')}</Button>
        {noUndo === null && undoneBy === null && (
          <Button onPress={() => work({ kind: 'review-undo', id: plan.id })}>{t('change_undo')}</Button>
        )}
        {undoneBy !== null && (
          <Button onPress={() => work({ kind: 'change', id: undoneBy })}>{t('change_see_undo')}</Button>
        )}
        {hasRest(status) && (
          <Button onPress={() => work({ kind: 'review-rest', id: plan.id })}>{t('change_rest')}</Button>
        )}
      </div>
    </>
  );
}
