import { t } from '#lib/i18n.ts';

/** What nobody can read of ZenML Pro's control plane, and so is in no answer. */
export const ReachLimits = () => (
  <details class="lead">
    <summary class="second">{t('reach_limits')}</summary>
    <p class="second">{t('reach_limits_projects')}</p>
    <p class="second">{t('reach_limits_accounts')}</p>
    <p class="second">{t('reach_limits_organizations')}</p>
  </details>
);
