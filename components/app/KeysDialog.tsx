import { useEffect, useRef, useState } from 'preact/hooks';
import type { KeyCommand } from '#components/options/options-platform.ts';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import { usePlatform } from './platform-context.ts';

/** The keys, in a dialog: those of our pages, and those that work in every tab where the browser tells them. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { openOptions, changes, keyCommands } = usePlatform();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const [commands, setCommands] = useState<readonly KeyCommand[]>([]);
  useEffect(() => {
    void keyCommands?.().then(setCommands);
  }, [keyCommands]);
  const keys: [keys: string[], meaning: string][] = [
    [['/'], t('keys_search')],
    [['↑', '↓', '←', '→'], t('keys_move')],
    [['Enter'], t('keys_open')],
    [['Enter'], t('keys_main')],
    [['1 – 5'], t('keys_tabs')],
    ...(changes ? [[['6'], t('changes_open')] satisfies [string[], string]] : []),
    [['Esc'], t('keys_escape')],
    [['?'], t('keys_help')],
    ...commands.flatMap(({ meaning, shortcut }): [string[], string][] =>
      shortcut ? [[[shortcut], meaning]] : [],
    ),
  ];
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="keys-title" onClose={onClose}>
      <h2 id="keys-title">{t('keys_title')}</h2>
      <dl class="fields keys">
        {keys.map(([names, meaning]) => (
          <div class="field" key={meaning}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <div class="actions">
        <Button onPress={() => dialog.current?.close()}>{t('keys_close')}</Button>
        {openOptions && <Button onPress={() => openOptions()}>{t('options_open')}</Button>}
      </div>
    </dialog>
  );
}
