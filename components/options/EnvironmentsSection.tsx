import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWatched } from '#components/hooks/use-watched.ts';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import { type EnvironmentRule, MOST, moved, PROD_RULE } from '#lib/model/environment.ts';
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
  /** The place of the rule that is in the form; one behind the last: a new one. */
  const [edited, setEdited] = useState<number | null>(null);
  const root = useRef<HTMLDivElement>(null);
  /** The name of the button that takes the focus once it is there: the one that had it is gone or has moved. */
  const next = useRef<string | null>(null);
  useLayoutEffect(() => {
    const buttons = [...(root.current?.querySelectorAll('button') ?? [])];
    const button = buttons.find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent) === next.current,
    );
    if (!button) return;
    button.focus();
    next.current = null;
  });
  const leave = (focusOn: string) => {
    next.current = focusOn;
    setEdited(null);
  };
  const save = (all: readonly EnvironmentRule[]) => void environments.write(all);
  const form = (index: number) => (
    <EnvironmentForm
      rule={rules[index] ?? null}
      known={known}
      onSave={(rule) => {
        save([...rules.slice(0, index), rule, ...rules.slice(index + 1)]);
        leave(t('environments_edit_of', { pattern: rule.pattern }));
      }}
      onCancel={() => leave(t('environments_add'))}
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
                  form(index)
                ) : (
                  <EnvironmentLine
                    rule={rule}
                    rules={rules}
                    known={known}
                    onEdit={() => setEdited(index)}
                    onRemove={() => {
                      next.current = t('environments_add');
                      save(rules.filter((_, at) => at !== index));
                    }}
                    onMove={(by) => {
                      next.current = t(by < 0 ? 'environments_up' : 'environments_down', {
                        pattern: rule.pattern,
                      });
                      save(moved(rules, index, by));
                    }}
                  />
                )}
              </li>
            ))}
          </ol>
        )}
        {edited === rules.length && form(rules.length)}
        {edited === null && rules.length < MOST.rules && (
          <div class="actions">
            {rules.length === 0 && (
              <Button isPrimary onPress={() => save([{ ...PROD_RULE, name: t('production') }])}>
                {t('environments_prod')}
              </Button>
            )}
            <Button onPress={() => setEdited(rules.length)}>{t('environments_add')}</Button>
          </div>
        )}
      </div>
    </OptionsSection>
  );
}
