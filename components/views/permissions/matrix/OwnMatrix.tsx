import { t } from '#lib/i18n.ts';
import { VerdictActions } from '../VerdictActions.tsx';
import { CellDetail } from './CellDetail.tsx';
import { cellWords } from './cell-words.ts';
import { MatrixView } from './MatrixView.tsx';
import type { Side } from './use-side.ts';

/** What one person, team or role may do at a place. */
export function OwnMatrix({ side }: { side: Side }) {
  const { decisionOf, subject } = side;
  const { resolved, access: read } = side.access;
  return (
    <MatrixView
      side={side}
      label={t('permissions_table')}
      words={(permission) => cellWords(permission, decisionOf(permission))}
      detail={(permission) => (
        <CellDetail
          permission={permission}
          decisions={[{ of: subject.name, decision: decisionOf(permission) }]}
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
    />
  );
}
