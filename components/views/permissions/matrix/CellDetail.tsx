import type { ComponentChildren } from 'preact';
import { asTitle, asWords } from '#components/ui/format.ts';
import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { byWords } from '../chain-words.ts';
import { doubtWords } from '../doubt-words.ts';
import { typeWords } from '../thing-words.ts';
import { VERDICT_SIGNS } from './cell-words.ts';

interface Props {
  permission: Permission;
  /** What is said of whom; two when they are compared. */
  decisions: readonly { of: string; decision: Decision }[];
  children: ComponentChildren;
}

/** Why a cell says what it says: every way in which it is given, or what would have to be known. */
export function CellDetail({ permission: { action, resourceType }, decisions, children }: Props) {
  const deed = t('matrix_action', { action: asWords(action), type: typeWords(resourceType) });
  return (
    <>
      <p class="name">{asTitle(deed)}</p>
      {decisions.map(({ of, decision }) => (
        <div key={of}>
          <p>
            {of} <VerdictTag verdict={decision.verdict} />{' '}
            {decision.basis && (
              <span class="second">{t(decision.basis === 'zenml' ? 'basis_zenml' : 'basis_roles')}</span>
            )}
          </p>
          <ul class="second">
            {reasons(decision).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </div>
      ))}
      {children}
    </>
  );
}

function VerdictTag({ verdict }: Pick<Decision, 'verdict'>) {
  const { icon, tone, word } = VERDICT_SIGNS[verdict];
  return (
    <Tag tone={tone} icon={icon}>
      {t(word)}
    </Tag>
  );
}

function reasons({ isInactive, rolesSay, chains, doubts }: Decision): string[] {
  return [
    ...(isInactive ? [asTitle(t('matrix_inactive'))] : []),
    ...(rolesSay ? [t(rolesSay === 'allowed' ? 'matrix_roles_allow' : 'matrix_roles_deny')] : []),
    ...new Set([...chains.map(byWords), ...doubts.map((doubt) => doubtWords(doubt).what)]),
  ];
}
