import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';

/** One step of many, whole; the focus goes back to its row. */
export function StepDialog({ onClose, children }: { onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog wide" aria-label={t('step_dialog')} onClose={onClose}>
      {children}
      <div class="actions">
        <Button onPress={() => dialog.current?.close()}>{t('step_close')}</Button>
      </div>
    </dialog>
  );
}
