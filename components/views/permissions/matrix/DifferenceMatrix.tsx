import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { CopyTextButton } from '#components/ui/CopyTextButton.tsx';
import { t } from '#lib/i18n.ts';
import { compare, type Difference } from '#lib/model/permissions/compare.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { CellDetail } from './CellDetail.tsx';
import { DIFFERENCE_SIGNS, differenceWords } from './cell-words.ts';
import { type Differences, differencesJson, differencesText } from './differences-text.ts';
import { MatrixView } from './MatrixView.tsx';
import type { Side } from './use-side.ts';

interface Props {
  sides: readonly [Side, Side?];
  /** Both at once, e.g. "Bram Visser, then Grace Hopper". */
  title: string;
  /** What each of the two is called. */
  names: readonly [string, string];
  /** To something else to compare with. */
  onOther?: () => void;
  /** What is said on the other side. */
  then: (permission: Permission) => Decision;
}

const ORDER: readonly Difference[] = ['gained', 'lost', 'same', 'unsure'];

/** What is gained, lost and the same between two sets of verdicts on the same actions. */
export function DifferenceMatrix({ sides, title, names, onOther, then }: Props) {
  const { decisionOf: now } = sides[0];
  const head = useRef<HTMLDivElement>(null);
  // The picker that had the focus is gone.
  useLayoutEffect(() => head.current?.querySelector('button')?.focus(), []);
  const differenceOf = (permission: Permission) => compare(now(permission), then(permission));
  const isDifferent = (permission: Permission) => ['gained', 'lost'].includes(differenceOf(permission));
  const words = (one: Permission) => differenceWords(one, differenceOf(one), now(one), then(one));
  const counts = (permissions: readonly Permission[]) => {
    const all = permissions.map(differenceOf);
    return ORDER.map((one) => ({ of: one, count: all.filter((difference) => difference === one).length }));
  };
  const told = (permissions: readonly Permission[]): Differences => ({
    title,
    counts: counts(permissions),
    differences: permissions.filter(isDifferent).map((permission) => ({
      permission,
      difference: differenceOf(permission),
      before: now(permission),
      after: then(permission),
    })),
  });
  return (
    <>
      <div class="subject" ref={head}>
        <h3>{title}</h3>
        {onOther && <Button onPress={onOther}>{t('compare_another')}</Button>}
      </div>
      <MatrixView
        sides={sides}
        label={title}
        words={words}
        line={(one) => words(one).name}
        decisions={(one) => [now(one), then(one)]}
        only={{
          label: t('difference_only'),
          none: t('difference_none'),
          hidden: null,
          isWanted: isDifferent,
        }}
        counts={(permissions) =>
          counts(permissions).map(({ of, count }) => ({ sign: DIFFERENCE_SIGNS[of], count }))
        }
        detail={(permission) => (
          <CellDetail
            permission={permission}
            said={[
              { side: sides[0], of: names[0], decision: now(permission) },
              { side: sides[1] ?? sides[0], of: names[1], decision: then(permission) },
            ]}
          />
        )}
        actions={(permissions) => (
          <>
            <CopyTextButton value={() => differencesText(told(permissions))}>
              {t('copy_as_text')}
            </CopyTextButton>
            <CopyTextButton value={() => differencesJson(told(permissions))}>
              {t('copy_as_json')}
            </CopyTextButton>
          </>
        )}
      />
    </>
  );
}
