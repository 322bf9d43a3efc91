import { useState } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import { OptionsSection } from './OptionsSection.tsx';
import { useOptionsPlatform } from './options-platform.ts';

/** Versions, shapes and numbers for who looks for a fault: shown whole before anybody copies them. */
export function DiagnosticsSection({ id }: { id: string }) {
  const { diagnostics, copy } = useOptionsPlatform();
  const [text, setText] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const show = async () => {
    const result = await diagnostics();
    setText(result.ok ? result.value : null);
    setSaid(result.ok ? '' : t('diagnostics_unknown'));
  };
  return (
    <OptionsSection id={id} title={t('diagnostics_title')} help={t('diagnostics_help')}>
      {text !== null && (
        <textarea class="diagnostics" readOnly rows={12} aria-label={t('diagnostics_title')} value={text} />
      )}
      <div class="actions">
        <Button onPress={() => void show()}>
          {t(text === null ? 'diagnostics_show' : 'diagnostics_again')}
        </Button>
        {text !== null && (
          <Button
            onPress={() => void copy(text).then((copied) => setSaid(t(copied ? 'copied' : 'copy_refused')))}
          >
            {t('diagnostics_copy')}
          </Button>
        )}
      </div>
      <p class="erase-said" role="status">
        {said}
      </p>
    </OptionsSection>
  );
}
