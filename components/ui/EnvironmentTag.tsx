import { useEnvironment } from '#components/hooks/use-environment.ts';
import { t } from '#lib/i18n.ts';
import type { EnvironmentRule } from '#lib/model/environment.ts';

/** The environment that a rule makes of these names; nothing where none does. */
export function EnvironmentTag({ names }: { names: readonly (string | null | undefined)[] }) {
  const rule = useEnvironment(names);
  return rule && <RuleTag rule={rule} />;
}

/** What a rule calls an environment: its name in a frame of its colour, and whether that is production. */
export function RuleTag({ rule }: { rule: EnvironmentRule }) {
  return (
    <>
      <span class={`environment ${rule.color}`} title={t('environment_by_rule', { pattern: rule.pattern })}>
        {labelOf(rule)}
      </span>{' '}
    </>
  );
}

/** Its name, with "production" where it is and the name does not say so. */
export const labelOf = ({ name, isProduction }: EnvironmentRule): string =>
  isProduction && name.toLowerCase() !== t('production').toLowerCase()
    ? t('environment_production', { name })
    : name;
