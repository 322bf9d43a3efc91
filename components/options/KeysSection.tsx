import { useEffect, useState } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import { OptionsSection } from './OptionsSection.tsx';
import { type KeyCommand, useOptionsPlatform } from './options-platform.ts';

/** The keys that work in every tab, as the browser has them now, and the way to its own page that changes them. */
export function KeysSection({ id }: { id: string }) {
  const { keys } = useOptionsPlatform();
  const [commands, setCommands] = useState<readonly KeyCommand[]>([]);
  useEffect(() => {
    const look = () => void keys.read().then(setCommands);
    look();
    return keys.onReturn(look);
  }, [keys]);
  return (
    <OptionsSection id={id} title={t('keyboard_title')} help={t('keyboard_help')}>
      <dl class="fields keys">
        {commands.map(({ name, meaning, shortcut }) => (
          <div class="field" key={name}>
            <dt>{meaning}</dt>
            <dd>
              {shortcut ? <kbd>{shortcut}</kbd> : <span class="second">{t('commands_unassigned')}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {keys.change ? (
        <div class="actions">
          <Button onPress={keys.change}>{t('commands_change')}</Button>
        </div>
      ) : (
        <p class="second">{t('commands_change_firefox')}</p>
      )}
    </OptionsSection>
  );
}
