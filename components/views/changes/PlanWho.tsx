import { usePlatform } from '#components/app/platform-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { Id } from '#components/ui/Id.tsx';
import { t } from '#lib/i18n.ts';
import type { Plan } from '#lib/model/change/plan.ts';

/** Who a plan will be done as, and where. */
export function PlanWho({ plan }: { plan: Plan }) {
  const { controlPlane } = usePlatform();
  const { user } = useSession();
  const email = user.id === plan.userId && user.email !== plan.userName ? user.email : null;
  const organizations = [...new Set(plan.steps.flatMap(({ organization }) => organization?.name ?? []))];
  return (
    <p class="lead plan-who">
      {t('review_as', { name: plan.userName, host: controlPlane.name })}
      {email && <span class="second"> {email}</span>} <Id id={plan.userId} of={plan.userName} />
      {organizations.length > 0 && <span class="second"> {organizations.join(', ')}</span>}
    </p>
  );
}
