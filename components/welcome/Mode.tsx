import { useId } from 'preact/hooks';
import { useSaving } from '#components/hooks/use-saving.ts';
import { useWatched } from '#components/hooks/use-watched.ts';
import { OptionsSection } from '#components/options/OptionsSection.tsx';
import { NotSaved } from '#components/ui/NotSaved.tsx';
import { t } from '#lib/i18n.ts';
import { NO_POLICY } from '#lib/model/policy.ts';
import type { WelcomePlatform } from './welcome-platform.ts';

/** Read-only, which it is at first, or editing, unless an administrator has decided that. */
export function Mode({ platform: { controlPlane, policy, editing } }: { platform: WelcomePlatform }) {
  const { isReadOnly } = useWatched(policy, NO_POLICY);
  const isOn = useWatched(editing, false) && !isReadOnly;
  const { save, refusals } = useSaving();
  const name = useId();
  const choices = [
    { isEditing: false, word: t('editing_off'), help: t('welcome_read_only') },
    { isEditing: true, word: t('editing_on'), help: t('editing_on_help') },
  ];
  return (
    <OptionsSection id="mode" title={t('welcome_mode')}>
      {isReadOnly && <p class="notice note">{t('policy_read_only')}</p>}
      <fieldset class="choices" disabled={isReadOnly}>
        <legend class="second">{t('welcome_mode_on', { name: controlPlane.name })}</legend>
        {choices.map(({ isEditing, word, help }) => (
          <label key={word}>
            <input
              type="radio"
              name={name}
              checked={isOn === isEditing}
              onChange={() => save(editing.write(isEditing))}
            />
            <span>
              <span class="name">{word}</span> <span class="second">{help}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <NotSaved refusals={refusals} />
    </OptionsSection>
  );
}
