import { CopyTextButton } from '#components/ui/CopyTextButton.tsx';
import { VERDICTS } from '#components/ui/verdict-words.ts';
import { plural, t } from '#lib/i18n.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { verdictLine } from '../verdict-line.ts';
import { askedOf, isReading } from './asked-of.ts';
import { CellDetail } from './CellDetail.tsx';
import { cellWords } from './cell-words.ts';
import { MatrixView } from './MatrixView.tsx';
import { matrixMarkdown } from './matrix-markdown.ts';
import type { Side } from './use-side.ts';

/** What one person, team or role may do at a place. */
export function OwnMatrix({ side }: { side: Side }) {
  const { decisionOf, subject, isGranted } = side;
  const asked = askedOf(side);
  const wordsOf = (permission: Permission) => cellWords(permission, decisionOf(permission), isReading(side));
  const verdictOf = (permission: Permission) => decisionOf(permission).verdict;
  const count = (permissions: readonly Permission[], verdict: keyof typeof VERDICTS) =>
    permissions.filter((permission) => verdictOf(permission) === verdict).length;
  const unknown = side.permissions
    ? count(side.permissions, 'unknown') + count(side.permissions, 'unavailable')
    : 0;
  return (
    <MatrixView
      sides={[side]}
      label={t('permissions_table')}
      words={wordsOf}
      line={(permission) => {
        const decision = decisionOf(permission);
        return asked ? verdictLine({ ...asked, permission, decision }) : wordsOf(permission).name;
      }}
      decisions={(permission) => [decisionOf(permission)]}
      only={{
        label: t('matrix_only_granted'),
        none: unknown > 0 ? plural('matrix_none_granted_unsure', unknown) : t('matrix_none_granted'),
        hidden: unknown > 0 ? plural('matrix_unknown_hidden', unknown) : null,
        isWanted: isGranted,
      }}
      counts={(permissions) =>
        (['allowed', 'denied', 'unknown', 'unavailable'] as const)
          .map((verdict) => ({ sign: VERDICTS[verdict], count: count(permissions, verdict) }))
          .filter((one) => one.count > 0)
      }
      detail={(permission) => (
        <CellDetail
          permission={permission}
          said={[{ side, of: subject.name, decision: decisionOf(permission) }]}
        />
      )}
      actions={(permissions) => (
        <CopyTextButton value={() => matrixMarkdown(subject.name, permissions, verdictOf)}>
          {t('matrix_copy_markdown')}
        </CopyTextButton>
      )}
    />
  );
}
