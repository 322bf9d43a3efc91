import type { ComponentProps } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { failureWords } from '#components/ui/failure-words.ts';
import { bytes } from '#components/ui/format.ts';
import { plural, t } from '#lib/i18n.ts';
import type { StoredGroup } from '#lib/model/stored.ts';
import { type OptionsPlatform, useOptionsPlatform } from './options-platform.ts';
import type { UnfinishedChanges } from './UnfinishedChanges.tsx';

type Unfinished = Pick<ComponentProps<typeof UnfinishedChanges>, 'changes'> & {
  View: typeof UnfinishedChanges;
};

interface Props {
  /** What became of it, in words. */
  onSaid: (said: string) => void;
  onClose: () => void;
}

/**
 * Asks whether all that is stored is to be erased, erases it, and says what that was. When changes are not over it shows them and asks
 * once more: given up are those that were shown, and no other.
 */
export function EraseDialog({ onSaid, onClose }: Props) {
  const { erase, unfinished } = useOptionsPlatform();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isErasing, setErasing] = useState(false);
  const [shown, setShown] = useState<Unfinished | null>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const onErase = async () => {
    setErasing(true);
    const result = await erase(shown?.changes.map(({ plan }) => plan.id) ?? []);
    const isInTheWay = !result.ok && result.failure.kind === 'change-under-way';
    const next = isInTheWay ? await readUnfinished(unfinished) : null;
    setErasing(false);
    // Who has closed it meanwhile is told.
    if (next && dialog.current) return setShown(next);
    dialog.current?.close();
    if (result.ok) onSaid(whatWas(result.value));
    else if (isInTheWay) onSaid(t('erase_under_way'));
    else onSaid(t('erase_failed', { reason: failureWords(result.failure).title }));
  };
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby="erase-title"
      aria-describedby="erase-help"
      onClose={onClose}
    >
      {shown ? (
        <shown.View
          key={shown.changes.map(({ plan }) => plan.id).join()}
          changes={shown.changes}
          isErasing={isErasing}
          onGiveUp={() => void onErase()}
          onKeep={() => dialog.current?.close()}
        />
      ) : (
        <>
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
        </>
      )}
    </dialog>
  );
}

/** The changes that are in the way, and the code that shows them; null when there are none any more, or they cannot be shown. */
async function readUnfinished(read: OptionsPlatform['unfinished']): Promise<Unfinished | null> {
  const [open, part] = await Promise.all([read(), import('./UnfinishedChanges.tsx').catch(() => null)]);
  return open.ok && open.value.length > 0 && part
    ? { changes: open.value, View: part.UnfinishedChanges }
    : null;
}

function whatWas(erased: readonly StoredGroup[]): string {
  const items = erased.reduce((sum, one) => sum + one.items, 0);
  return plural('erased', items, { size: bytes(erased.reduce((sum, one) => sum + one.bytes, 0)) });
}
