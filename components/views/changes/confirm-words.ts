import { plural, t } from '#lib/i18n.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import type { Typed } from './use-typed.ts';

/** What the button says that it does. */
export const confirmLabel = ({ undoes }: Plan, count: number): string =>
  undoes === null ? plural('confirm_apply', count) : plural('confirm_undo', count);

/** Why a plan cannot be confirmed as it stands, in words; null: it can. */
export function obstacleTo(
  { guards, steps }: Plan,
  missing: Typed['missing'],
  isEditing: boolean,
): string | null {
  // What asks for nothing that could be typed cannot be answered.
  const isStopped = guards.some(
    ({ severity, type }) => severity === 'stops' || (severity === 'asks' && type === null),
  );
  if (isStopped) return t('confirm_stopped');
  if (steps.every(({ differences }) => differences.length === 0)) return t('confirm_nothing');
  if (!isEditing) return t('confirm_read_only');
  if (missing.guards.length > 0) return plural('confirm_type', missing.guards.length);
  if (missing.secrets.length > 0) return plural('confirm_secret', missing.secrets.length);
  return null;
}
