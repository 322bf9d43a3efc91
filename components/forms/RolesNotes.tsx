import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { missingOf } from '#components/ui/missing-of.ts';
import { t } from '#lib/i18n.ts';
import type { RolesOfOrganization } from '#lib/protocol.ts';

/** Whether some roles may not be in a list of them. */
export function RolesNotes({ roles, onRetry }: { roles: RolesOfOrganization; onRetry: () => void }) {
  const missing = missingOf(roles.missing.filter(({ what }) => what === 'roles'));
  if (missing.length > 0) return <MissingNotes missing={missing} onRetry={onRetry} />;
  if (roles.roles.length > 0 || !roles.complete) return null;
  return <p class="second">{t('form_no_roles')}</p>;
}
