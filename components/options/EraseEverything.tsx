import { useState } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import type { EraseDialog } from './EraseDialog.tsx';

/** Erases all that is stored, after it has asked, and says what that was. What asks is loaded when it is opened. */
export function EraseEverything({ onErased }: { onErased: () => void }) {
  const [part, setPart] = useState<{ Dialog: typeof EraseDialog } | null>(null);
  const [said, setSaid] = useState('');
  const open = () =>
    import('./EraseDialog.tsx').then(
      ({ EraseDialog }) => setPart({ Dialog: EraseDialog }),
      () => setSaid(t('part_failed')),
    );
  return (
    <>
      <div class="actions">
        <Button
          onPress={() => {
            setSaid('');
            void open();
          }}
        >
          {t('erase_open')}
        </Button>
      </div>
      <p class="erase-said" role="status">
        {said}
      </p>
      {part && (
        <part.Dialog
          onSaid={(what) => {
            setSaid(what);
            onErased();
          }}
          onClose={() => setPart(null)}
        />
      )}
    </>
  );
}
