import type { ComponentType, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { lazy, loadAhead } from '#components/ui/lazy.tsx';
import { ThisPage } from '#components/views/ThisPage.tsx';
import { useNavigation } from './navigation-context.ts';
import { usePlatform } from './platform-context.ts';
import { useSession } from './session-context.ts';
import { tabLabel } from './Tabs.tsx';
import type { TabName, ViewState } from './view-state.ts';

// The view of the page is what is opened most, and is here from the start.
const Workspaces = lazy(() => import('#components/views/Workspaces.tsx').then((module) => module.Workspaces));
const Organizations = lazy(() =>
  import('#components/views/Organizations.tsx').then((module) => module.Organizations),
);
const People = lazy(() => import('#components/views/People.tsx').then((module) => module.People));
const Permissions = lazy(() =>
  import('#components/views/Permissions.tsx').then((module) => module.Permissions),
);
const DetailView = lazy(() => import('#components/views/DetailView.tsx').then((module) => module.DetailView));
const SearchResults = lazy(() =>
  import('#components/views/SearchResults.tsx').then((module) => module.SearchResults),
);
const SelectionView = lazy(() =>
  import('#components/views/SelectionView.tsx').then((module) => module.SelectionView),
);
const WorkView = lazy(() =>
  import('#components/views/changes/WorkView.tsx').then((module) => module.WorkView),
);

const VIEWS: Record<TabName, ComponentType> = {
  here: ThisPage,
  workspaces: Workspaces,
  organizations: Organizations,
  people: People,
  permissions: Permissions,
};

/** What the tab shows: results of a search, a detail or the tab's own view; the full page shows list and detail. */
export function Panel() {
  const { surface } = usePlatform();
  const { view, hold } = useNavigation();
  const { word } = useSession();
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (panel.current) hold(panel.current);
  }, [view]);
  const { work, main, detail } = panesOf(view);
  const isBeside = surface === 'manage' && detail !== null;
  return (
    <div
      ref={panel}
      class={isBeside ? 'panel beside' : 'panel'}
      role="tabpanel"
      id="panel"
      tabIndex={-1}
      aria-labelledby={`tab-${view.tab}`}
    >
      {work && (
        <div class="pane work" data-scroll>
          {work}
        </div>
      )}
      {main && (isBeside || !detail) && (
        <div class="pane" data-rows data-scroll>
          <h2 class="sr" tabIndex={-1}>
            {tabLabel(view.tab, word)}
          </h2>
          {main}
        </div>
      )}
      {detail && (
        <div class="pane detail" data-rows data-scroll>
          {detail}
        </div>
      )}
    </div>
  );
}

/** Begins to load the code of a view, before it is known who is signed in and may look at it. */
export const loadView = (view: ViewState): void => loadAhead(Object.values(panesOf(view)));

function panesOf(view: ViewState) {
  const { work, detail } = view;
  return {
    work: work && <WorkView key={JSON.stringify(work)} work={work} />,
    main: work ? null : mainView(view),
    detail: work || !detail ? null : <DetailView key={`${detail.kind} ${detail.id}`} detail={detail} />,
  };
}

function mainView(view: ViewState): VNode {
  if (view.search.trim()) return <SearchResults text={view.search.trim()} />;
  if (view.selection !== null && (view.tab === 'here' || view.tab === 'permissions')) {
    return <SelectionView text={view.selection} />;
  }
  const View = VIEWS[view.tab];
  return <View key={view.tab} />;
}
