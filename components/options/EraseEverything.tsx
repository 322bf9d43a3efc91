import { useRef, useState } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { failureWords } from '#components/ui/failure-words.ts';
import { bytes } from '#components/ui/format.ts';
import { plural, t } from '#lib/i18n.ts';
import type { StoredGroup } from '#lib/model/stored.ts';
import { useOptionsPlatform } from './options-platform.ts';

/** Erases all that is stored, after it has asked, and says what that was. */
export function EraseEverything({ onErased }: { onErased: () => void }) {
  const { erase } = useOptionsPlatform();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isErasing, setErasing] = useState(false);
  const [said, setSaid] = useState('');
  const onErase = async () => {
    setErasing(true);
    const result = await erase();
    setErasing(false);
    dialog.current?.close();
    if (result.ok) setSaid(whatWas(result.value));
    else if (result.failure.kind === 'change-under-way') setSaid(t('erase_under_way'));
    else setSaid(t('erase_failed', { reason: failureWords(result.failure).title }));
    onErased();
  };
  return (
    <>
      <div class="actions">
        <Button
          onPress={() => {
            setSaid('');
            dialog.current?.showModal();
          }}
        >
          {t('erase_open')}
        </Button>
      </div>
      <p class="erase-said" role="status">
        {said}
      </p>
      <dialog ref={dialog} class="dialog" aria-labelledby="erase-title" aria-describedby="erase-help">
        <h2 id="erase-title">{t('erase_title')}</h2>
        <p id="erase-help" class="lead">
          {t('erase_help')}
        </p>
        <div class="actions">
          <Button isBusy={isErasing} onPress={() => void onErase()}>
            {t('erase_do')}
          </Button>
          <Button onPress={() => dialog.current?.close()}>{t('erase_not')}</Button>
        </div>
      </dialog>
    </>
  );
}

function whatWas(erased: readonly StoredGroup[]): string {
  const items = erased.reduce((sum, one) => sum + one.items, 0);
  return plural('erased', items, { size: bytes(erased.reduce((sum, one) => sum + one.bytes, 0)) });
}
