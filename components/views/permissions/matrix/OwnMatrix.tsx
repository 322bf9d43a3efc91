import { CopyTextButton } from '#components/ui/CopyTextButton.tsx';
import { VERDICTS } from '#components/ui/verdict-words.ts';
import { plural, t } from '#lib/i18n.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { VerdictActions } from '../VerdictActions.tsx';
import { CellDetail } from './CellDetail.tsx';
import { cellWords } from './cell-words.ts';
import { MatrixView } from './MatrixView.tsx';
import { matrixMarkdown } from './matrix-markdown.ts';
import type { Side } from './use-side.ts';

/** What one person, team or role may do at a place. */
export function OwnMatrix({ side }: { side: Side }) {
  const { decisionOf, subject, access, isGranted } = side;
  const { resolved, access: read } = access;
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
      words={(permission) => cellWords(permission, decisionOf(permission))}
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
        >
          {resolved.data && subject.whose?.kind !== 'role' && (
            <VerdictActions
              decision={decisionOf(permission)}
              permission={permission}
              place={resolved.data}
              evidence={read.data}
              asOf={read.updatedAt}
              principal={subject.principal}
              isMe={subject.whose === null}
            />
          )}
        </CellDetail>
      )}
      actions={(permissions) => (
        <CopyTextButton value={() => matrixMarkdown(subject.name, permissions, verdictOf)}>
          {t('matrix_copy_markdown')}
        </CopyTextButton>
      )}
    />
  );
}
