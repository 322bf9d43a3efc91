import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { byName } from '#components/ui/by-name.ts';
import { FailureView } from '#components/ui/FailureView.tsx';
import { asWords } from '#components/ui/format.ts';
import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { missingOf } from '#components/ui/missing-of.ts';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { Toggle } from '#components/ui/Toggle.tsx';
import { t } from '#lib/i18n.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import { matrixOf, narrowed } from '#lib/model/permissions/matrix.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { BasisNote } from '../BasisNote.tsx';
import { CheckNote } from '../CheckNote.tsx';
import { AccessProgress } from '../who/AccessProgress.tsx';
import { isReading } from './asked-of.ts';
import type { CellWords, Sign } from './cell-words.ts';
import { PermissionGrid } from './PermissionGrid.tsx';
import { SignCounts } from './SignCounts.tsx';
import type { Side } from './use-side.ts';

interface Props {
  /** Of whom or where; a second one to compare with. */
  sides: readonly [Side, Side?];
  label: string;
  words: (permission: Permission) => CellWords;
  /** What is said when a cell is opened. */
  line: (permission: Permission) => string;
  detail: (permission: Permission) => ComponentChildren;
  /** All that a cell rests on. */
  decisions: (permission: Permission) => readonly Decision[];
  /** The cells that a person can have alone, with the rest of their rows and columns. */
  only: {
    label: string;
    /** What is said when there are none. */
    none: string;
    /** What is said of those that are hidden; null: nothing. */
    hidden: string | null;
    isWanted: (permission: Permission) => boolean;
  };
  counts: (permissions: readonly Permission[]) => { sign: Sign; count: number }[];
  /** Ways to take it along. */
  actions: (permissions: readonly Permission[]) => ComponentChildren;
}

/** The grid of a place, or why there is none, and what of it could not be read. */
export function MatrixView({ sides, label, words, line, detail, decisions, only, counts, actions }: Props) {
  const [isOnly, setOnly] = useState(false);
  const [{ permissions, decisionOf, check }] = sides;
  const { isWanted } = only;
  const shown = useMemo(
    () => permissions && (isOnly ? narrowed(permissions, isWanted) : permissions),
    [permissions, isOnly, isWanted],
  );
  const matrix = useMemo(() => shown && matrixOf(shown, byName(asWords)), [shown]);
  const all = sides.filter((side) => side !== undefined);
  const retry = () => {
    for (const { access, subject, check } of all) {
      for (const query of [access.resolved, access.access, subject.roles, check]) query.refetch();
    }
  };
  const failure = all.map(failureOf).find((one) => one !== null) ?? null;
  if (!matrix || !permissions || all.some((side) => !side.permissions)) {
    return failure ? <FailureView failure={failure} onRetry={retry} /> : <Skeleton rows={8} />;
  }
  if (permissions.length === 0) return <p class="lead second">{t('permissions_actions_none')}</p>;
  if (failure && permissions.every((one) => decisionOf(one).verdict === 'unavailable')) {
    return <FailureView failure={failure} onRetry={retry} />;
  }
  const isWhole = all.every((side) => !isReading(side) && !side.check.isPending);
  const rests = permissions.flatMap((permission) =>
    decisions(permission).map((decision) => ({ permission, decision })),
  );
  const unasked = all
    .map((side) => ({ side, failure: uncheckedOf(side) }))
    .find(({ failure }) => failure !== null);
  const missing = all.flatMap(({ access }) => access.access.data?.missing ?? []);
  return (
    <>
      <div class="matrix-sum">
        <SignCounts
          key={`${label} ${sides[0].subject.principal.id}`}
          counts={counts(permissions)}
          isWhole={isWhole}
        />
        <Toggle isOn={isOnly} onPress={() => setOnly(!isOnly)}>
          {only.label}
        </Toggle>
      </div>
      <BasisNote actions={rests} evidence={null} />
      {matrix.types.length > 0 ? (
        <PermissionGrid label={label} matrix={matrix} words={words} line={line} detail={detail} />
      ) : (
        <p class="lead">{only.none}</p>
      )}
      {isOnly && matrix.types.length > 0 && only.hidden && <p class="lead second">{only.hidden}</p>}
      <div class="actions">{actions(permissions)}</div>
      {all.map(
        ({ access, place }) =>
          access.access.data && <AccessProgress key={JSON.stringify(place)} evidence={access.access.data} />,
      )}
      {failure && <FailureView failure={failure} onRetry={retry} isNote />}
      {unasked?.failure && (
        <CheckNote
          failure={unasked.failure}
          isForSome={rests.some(({ decision }) => decision.basis === 'zenml')}
          onRetry={unasked.side.check.refetch}
          isBusy={unasked.side.check.isFetching}
        />
      )}
      {check.data?.catalogue === 'documented' && <p class="lead second">{t('permissions_documented')}</p>}
      <MissingNotes missing={missingOf(missing)} onRetry={retry} />
    </>
  );
}

/** Why ZenML's own check says nothing of somebody whom it could be asked about. */
function uncheckedOf({ subject: { whose, principal }, check }: Side): Failure | null {
  if (whose !== null && principal.kind !== 'user' && principal.kind !== 'service-account') return null;
  const unread = check.data?.missing.find(({ what }) => what === 'check')?.failure ?? null;
  return check.data ? unread : check.failure;
}

const failureOf = ({ access: { resolved, access }, subject }: Side) =>
  resolved.failure ?? access.failure ?? subject.roles.failure;
