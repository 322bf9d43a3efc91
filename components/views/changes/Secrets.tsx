import { Section } from '#components/ui/Section.tsx';
import { t } from '#lib/i18n.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import { SecretField } from './SecretField.tsx';
import type { Typed } from './use-typed.ts';

/** The passwords that a plan's steps set. */
export function Secrets({ plan, typed }: { plan: Plan; typed: Typed }) {
  const wanted = Object.keys(typed.secrets).map(Number);
  if (wanted.length === 0) return null;
  return (
    <Section title={t('secrets_title')} isHeadHidden>
      {wanted.map((index) => (
        <SecretField
          key={index}
          label={t('secret_password', { name: plan.steps[index]?.thing.name ?? '' })}
          value={typed.secrets[index] ?? ''}
          onValue={(value) => typed.give(index, value)}
        />
      ))}
      <p class="second help">{t('secrets_help')}</p>
    </Section>
  );
}
