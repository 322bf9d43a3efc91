import { plural, t } from '#lib/i18n.ts';
import type { Permit } from '#lib/model/change/permit.ts';
import type { Plan } from '#lib/model/change/plan.ts';

interface Props {
  plan: Plan;
  /** Null while it is worked out. */
  permits: ((step: number) => Permit) | null;
}

/** How many steps of a long plan ZenML will allow, as far as the roles say. */
export function PermitSummary({ plan, permits }: Props) {
  if (permits === null) return <p class="lead second">{t('permit_asking')}</p>;
  const sent = plan.steps.flatMap(({ differences }, index) => (differences.length > 0 ? [index] : []));
  const count = (verdict: Permit['verdict']) =>
    sent.filter((index) => permits(index).verdict === verdict).length;
  const [allowed, denied, unknown] = [count('allowed'), count('denied'), count('unknown')];
  return (
    <p class="lead second">
      {allowed > 0 && <>{plural('permits_allowed', allowed)} </>}
      {denied > 0 && <>{plural('permits_denied', denied)} </>}
      {unknown > 0 && plural('permits_unknown', unknown)}
    </p>
  );
}
