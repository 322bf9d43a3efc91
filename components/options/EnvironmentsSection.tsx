import { useRef, useState } from 'preact/hooks';
import { useNextFocus } from '#components/hooks/use-next-focus.ts';
import { useSaving } from '#components/hooks/use-saving.ts';
import { useWatched } from '#components/hooks/use-watched.ts';
import { Button } from '#components/ui/Button.tsx';
import { NotSaved } from '#components/ui/NotSaved.tsx';
import { t } from '#lib/i18n.ts';
import { type EnvironmentRule, MOST, PROD_RULE } from '#lib/model/environment.ts';
import { withoutRule, withRule, withRuleMoved } from '#lib/model/rule-list.ts';
import { EnvironmentForm } from './EnvironmentForm.tsx';
import { EnvironmentLine } from './EnvironmentLine.tsx';
import { OptionsSection } from './OptionsSection.tsx';
import { useOptionsPlatform } from './options-platform.ts';
import { useKnownWorkspaces } from './use-known-workspaces.ts';

const NONE: readonly EnvironmentRule[] = [];

/** The rules that tell environments by names: added, changed, moved and removed; the first one that matches counts. */
export function EnvironmentsSection({ id }: { id: string }) {
  const { environments } = useOptionsPlatform();
  const rules = useWatched(environments, NONE);
  const known = useKnownWorkspaces();
  /** The place of the rule that is in the form. */
  const [edited, setEdited] = useState<number | 'new' | null>(null);
  const isSaving = useRef(false);
  const { root, focusNext } = useNextFocus<HTMLDivElement>();
  const leave = (focusOn: string) => {
    focusNext(focusOn);
    setEdited(null);
  };
  const saving = useSaving();
  const save = (change: (current: readonly EnvironmentRule[]) => EnvironmentRule[]) =>
    saving.save(environments.update(change));
  /** What was typed stays until it is kept; pressed twice, it is kept once. */
  const saveTyped = (rule: EnvironmentRule, before: EnvironmentRule | null, index: number) => {
    if (isSaving.current) return;
    isSaving.current = true;
    const write = environments
      .update((current) => withRule(current, rule, before, index))
      .finally(() => {
        isSaving.current = false;
      });
    saving.save(write, () => leave(editOf(rule)));
  };
  const editOf = (rule: EnvironmentRule) => t('environments_edit_of', { pattern: rule.pattern });
  const form = (before: EnvironmentRule | null, index: number) => (
    <EnvironmentForm
      rule={before}
      known={known}
      onSave={(rule) => saveTyped(rule, before, index)}
      onCancel={() => leave(before ? editOf(before) : t('environments_add'))}
    />
  );
  return (
    <OptionsSection id={id} title={t('environments_title')} help={t('environments_help')}>
      <div ref={root}>
        {rules.length === 0 && edited === null && <p class="lead">{t('environments_none')}</p>}
        {rules.length > 0 && (
          <ol class="lines">
            {rules.map((rule, index) => (
              // Two rules may be alike; their places are what tells them apart.
              <li key={`${index} ${rule.pattern}`} class="line">
                {edited === index ? (
                  form(rule, index)
                ) : (
                  <EnvironmentLine
                    rule={rule}
                    rules={rules}
                    known={known}
                    onEdit={() => setEdited(index)}
                    onRemove={() => {
                      focusNext(t('environments_add'));
                      save((current) => withoutRule(current, rule, index));
                    }}
                    onMove={(by) => {
                      focusNext(
                        t(by < 0 ? 'environments_up' : 'environments_down', { pattern: rule.pattern }),
                      );
                      save((current) => withRuleMoved(current, rule, index, by));
                    }}
                  />
                )}
              </li>
            ))}
          </ol>
        )}
        {edited === 'new' && form(null, rules.length)}
        {edited === null && rules.length < MOST.rules && (
          <div class="actions">
            {rules.length === 0 && (
              <Button
                isPrimary
                onPress={() => {
                  const rule = { ...PROD_RULE, name: t('production') };
                  save((current) => (current.length === 0 ? [rule] : [...current]));
                }}
              >
                {t('environments_prod')}
              </Button>
            )}
            <Button onPress={() => setEdited('new')}>{t('environments_add')}</Button>
          </div>
        )}
      </div>
      <NotSaved refusals={saving.refusals} />
    </OptionsSection>
  );
}
