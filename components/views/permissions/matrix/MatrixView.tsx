import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { FailureView } from '#components/ui/FailureView.tsx';
import { asWords, byName } from '#components/ui/format.ts';
import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { missingOf } from '#components/ui/missing-of.ts';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { t } from '#lib/i18n.ts';
import { matrixOf } from '#lib/model/permissions/matrix.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import type { CellWords } from './cell-words.ts';
import { PermissionGrid } from './PermissionGrid.tsx';
import type { Side } from './use-side.ts';

interface Props {
  side: Side;
  label: string;
  words: (permission: Permission) => CellWords;
  detail: (permission: Permission) => ComponentChildren;
}

/** The grid of a place, or why there is none, and what of it could not be read. */
export function MatrixView({
  side: { permissions, access, check, decisionOf },
  label,
  words,
  detail,
}: Props) {
  const matrix = useMemo(() => permissions && matrixOf(permissions, byName(asWords)), [permissions]);
  const { resolved, access: read } = access;
  const failure = resolved.failure ?? read.failure;
  const retry = () => {
    resolved.refetch();
    read.refetch();
    check.refetch();
  };
  if (!matrix) {
    return resolved.failure ? (
      <FailureView failure={resolved.failure} onRetry={retry} />
    ) : (
      <Skeleton rows={8} />
    );
  }
  if (matrix.types.length === 0) return <p class="lead second">{t('permissions_actions_none')}</p>;
  const isNothingKnown = permissions?.every((one) => decisionOf(one).verdict === 'unavailable');
  if (failure && isNothingKnown) return <FailureView failure={failure} onRetry={retry} />;
  return (
    <>
      <PermissionGrid label={label} matrix={matrix} words={words} detail={detail} />
      {failure && <FailureView failure={failure} onRetry={retry} isNote />}
      {check.data?.catalogue === 'documented' && <p class="lead second">{t('permissions_documented')}</p>}
      <MissingNotes missing={missingOf(read.data?.missing ?? [])} onRetry={retry} />
    </>
  );
}
