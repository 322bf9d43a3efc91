import { useMemo, useRef, useState } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import { useSession } from '#components/app/session-context.ts';
import { useAnnounceOnce } from '#components/hooks/use-announce-once.ts';
import { Button } from '#components/ui/Button.tsx';
import { focusSoon } from '#components/ui/focus-soon.ts';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { plural, t } from '#lib/i18n.ts';
import type { Principal } from '#lib/model/permissions/evidence.ts';
import { filterReach, NO_FILTER } from '#lib/model/permissions/filter-reach.ts';
import type { ReachNode } from '#lib/model/permissions/reach.ts';
import { NOWHERE } from '#lib/model/place.ts';
import { ReachCopy } from './ReachCopy.tsx';
import { ReachDetail } from './ReachDetail.tsx';
import { ReachFilters } from './ReachFilters.tsx';
import { ReachMap } from './ReachMap.tsx';
import { ReachTree } from './ReachTree.tsx';
import { type TreeRow, treeRows } from './tree-rows.ts';
import type { ReachIn } from './use-reach.ts';
import { useReachExport } from './use-reach-export.ts';

interface Props {
  principal: Principal;
  all: readonly ReachIn[];
}

/** What one person or team can reach: a tree, in the full page with a map beside it. */
export function ReachOf({ principal, all }: Props) {
  const { surface } = usePlatform();
  const { check, ask } = useNavigation();
  const { user } = useSession();
  const [filter, setFilter] = useState(NO_FILTER);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string | null>(null);
  const roots = useMemo(
    () => all.flatMap(({ reach, isReading }) => (reach && filterReach(reach.root, filter, isReading)) ?? []),
    [filter, ...all.map(({ reach }) => reach), ...all.map(({ isReading }) => isReading)],
  );
  const rows = useMemo(() => treeRows(roots, folded), [roots, folded]);
  const whole = all.map(({ reach }) => reach?.root ?? null);
  const tree = useRef<HTMLDivElement>(null);
  const show = (path: readonly string[]) => {
    const key = path.at(-1) ?? null;
    setFolded(new Set([...folded].filter((one) => !path.includes(one))));
    if (!treeRows(roots, new Set()).some((row) => row.key === key)) setFilter({ ...NO_FILTER, isAll: true });
    setActive(key);
    // Its line may be in the document only after the next paint.
    focusSoon(tree.current, () => tree.current?.querySelector('[role="treeitem"][aria-selected="true"]'));
  };
  const map = useMemo(
    () =>
      surface === 'manage' && (
        <ReachMap roots={whole.filter((root) => root !== null)} active={active} onPick={show} />
      ),
    [surface, active, filter, folded, ...whole],
  );
  useAnnounceOnce(answerOf(all));
  const shown = rows.find(({ key }) => key === active) ?? null;

  const isReading = all.some((one) => one.isReading);
  const isFiltered = filter !== NO_FILTER;
  const make = useReachExport(principal, all, roots, isFiltered);
  const fold = (key: string, isFolded: boolean) => {
    const next = new Set(folded);
    if (isFolded) next.add(key);
    else next.delete(key);
    setFolded(next);
  };
  const open = ({ node, organizationId }: TreeRow) => {
    if (node.kind === 'project' && node.workspaceId === null) return;
    check({
      ...NOWHERE,
      organization: organizationId,
      workspace: node.workspaceId,
      project: node.kind === 'project' ? node.id : null,
    });
    const kind = principal.kind === 'team' ? 'team' : 'person';
    ask('matrix', principal.id === user.id ? null : { kind, id: principal.id, organizationId });
  };

  if (rows.length === 0 && !isFiltered && isReading) return <Skeleton rows={5} />;
  return (
    <div class={surface === 'manage' ? 'reach beside-map' : 'reach'}>
      <div ref={tree}>
        <ReachFilters filter={filter} onFilter={setFilter} />
        {rows.length > 0 ? (
          <>
            <ReachTree
              isReading={isReading}
              rows={rows}
              active={active}
              onActive={setActive}
              onFold={fold}
              onOpen={open}
            />
            <ReachCopy make={make} />
          </>
        ) : (
          <Nothing all={all} isFiltered={isFiltered} onAll={() => setFilter({ ...NO_FILTER, isAll: true })} />
        )}
      </div>
      <div class="reach-aside">
        {map}
        {shown && (
          <ReachDetail
            row={shown}
            onOpen={
              shown.node.kind === 'project' && shown.node.workspaceId === null ? null : () => open(shown)
            }
          />
        )}
      </div>
    </div>
  );
}

/** The whole answer in a sentence, for who does not see it; null while more of it is on its way. */
function answerOf(all: readonly ReachIn[]): string | null {
  if (all.length === 0 || all.some(({ isReading }) => isReading)) return null;
  const count = all.reduce((sum, { reach }) => sum + (reach ? reachedIn(reach.root) : 0), 0);
  return plural('reach_count', count);
}

const reachedIn = ({ state, children }: ReachNode): number =>
  children.reduce((sum, child) => sum + reachedIn(child), state === 'reached' ? 1 : 0);

interface NothingProps {
  all: readonly ReachIn[];
  isFiltered: boolean;
  onAll: () => void;
}

/** Nothing to show: for sure, not sure, or because of the filters. */
function Nothing({ all, isFiltered, onAll }: NothingProps) {
  if (isFiltered) return <p class="lead second">{t('reach_none_fits')}</p>;
  const isSure = all.every(
    ({ reach, isReading, isListed, query }) => reach && !isReading && isListed && !query.failure,
  );
  return (
    <div class="notice">
      <p>{t(isSure ? 'reach_nothing' : 'reach_nothing_yet')}</p>
      <div class="actions">
        <Button onPress={onAll}>{t('reach_show_all')}</Button>
      </div>
    </div>
  );
}
