import type { ActionDecision, Asked } from '#components/hooks/use-my-verdicts.ts';
import { CopyTextButton } from '#components/ui/CopyTextButton.tsx';
import { t } from '#lib/i18n.ts';
import { diagnosticOf } from '#lib/model/permissions/diagnostic-of.ts';

/** ZenML and the roles say opposite things: both, and what helps to find out why. */
export function Disagreement({
  asked,
  action: { decision, permission },
}: {
  asked: Asked;
  action: ActionDecision;
}) {
  if (!decision.rolesSay) return null;
  return (
    <div class="notice note">
      <p>{t(decision.rolesSay === 'allowed' ? 'disagree_zenml_no' : 'disagree_zenml_yes')}</p>
      <div class="actions">
        <CopyTextButton value={() => diagnosticOf({ decision, permission, ...asked })}>
          {t('copy_diagnostic')}
        </CopyTextButton>
      </div>
    </div>
  );
}
