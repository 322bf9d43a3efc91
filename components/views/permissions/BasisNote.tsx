import type { ActionDecision } from '#components/hooks/use-my-verdicts.ts';
import { number } from '#components/ui/format.ts';
import { t } from '#lib/i18n.ts';
import type { Evidence } from '#lib/model/permissions/evidence.ts';

/** Who says so: ZenML's own check, or we from roles; and how many of these are read while they still arrive. */
export function BasisNote({
  actions,
  evidence,
}: {
  actions: readonly ActionDecision[];
  evidence: Evidence | null;
}) {
  const byZenml = actions.filter(({ decision }) => decision.basis === 'zenml').length;
  const byRoles = actions.filter(({ decision }) => decision.basis === 'roles').length;
  const basis =
    byZenml === 0
      ? byRoles > 0 && t('basis_roles')
      : byRoles === 0
        ? t('basis_all_zenml')
        : t('basis_both', { count: number(byZenml), total: number(byZenml + byRoles) });
  const reading = evidence && !evidence.complete && evidence.reading;
  return (
    <p class="basis second">
      {basis} {reading && t('roles_read', { done: number(reading.done), total: number(reading.total) })}
    </p>
  );
}
