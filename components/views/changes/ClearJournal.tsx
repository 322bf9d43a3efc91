import { useRef, useState } from 'preact/hooks';
import type { ChangesClient } from '#components/app/changes-client.ts';
import { Button } from '#components/ui/Button.tsx';
import { FailureView } from '#components/ui/FailureView.tsx';
import { t } from '#lib/i18n.ts';
import type { Failure } from '#lib/model/failure.ts';

/** Forgets the finished changes, after it has asked. */
export function ClearJournal({ client, onCleared }: { client: ChangesClient; onCleared: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const clear = async () => {
    const result = await client.clearJournal();
    setFailure(result.ok ? null : result.failure);
    if (!result.ok) return;
    dialog.current?.close();
    onCleared();
  };
  return (
    <>
      <Button onPress={() => dialog.current?.showModal()}>{t('journal_clear')}</Button>
      <dialog ref={dialog} class="dialog" aria-labelledby="clear-journal">
        <h2 id="clear-journal">{t('journal_clear_title')}</h2>
        <p class="lead">{t('journal_clear_help')}</p>
        {failure && <FailureView failure={failure} onRetry={() => void clear()} isNote />}
        <div class="actions">
          <Button onPress={() => void clear()}>{t('journal_clear_do')}</Button>
          <Button onPress={() => dialog.current?.close()}>{t('journal_clear_not')}</Button>
        </div>
      </dialog>
    </>
  );
}
