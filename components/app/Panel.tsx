import type { ComponentChildren } from 'preact';
import { WorkView } from '#components/views/changes/WorkView.tsx';
import { DetailView } from '#components/views/DetailView.tsx';
import { Organizations } from '#components/views/Organizations.tsx';
import { People } from '#components/views/People.tsx';
import { Permissions } from '#components/views/Permissions.tsx';
import { SearchResults } from '#components/views/SearchResults.tsx';
import { SelectionView } from '#components/views/SelectionView.tsx';
import { ThisPage } from '#components/views/ThisPage.tsx';
import { Workspaces } from '#components/views/Workspaces.tsx';
import { useNavigation } from './navigation-context.ts';
import type { TabName, ViewState } from './platform.ts';
import { usePlatform } from './platform-context.ts';
import { useSession } from './session-context.ts';
import { tabLabel } from './Tabs.tsx';

const VIEWS: Record<TabName, () => ComponentChildren> = {
  here: ThisPage,
  workspaces: Workspaces,
  organizations: Organizations,
  people: People,
  permissions: Permissions,
};

/** What the tab shows: results of a search, a detail or the tab's own view; the full page shows list and detail. */
export function Panel() {
  const { surface } = usePlatform();
  const { view } = useNavigation();
  const { word } = useSession();
  if (view.work) {
    return (
      <div class="panel" role="tabpanel" id="panel" aria-labelledby={`tab-${view.tab}`}>
        <div class="pane work" data-scroll>
          <WorkView key={JSON.stringify(view.work)} work={view.work} />
        </div>
      </div>
    );
  }
  const isBeside = surface === 'manage' && view.detail !== null;
  return (
    <div
      class={isBeside ? 'panel beside' : 'panel'}
      role="tabpanel"
      id="panel"
      aria-labelledby={`tab-${view.tab}`}
    >
      {(isBeside || !view.detail) && (
        <div class="pane" data-rows data-scroll>
          <h2 class="sr">{tabLabel(view.tab, word)}</h2>
          {mainView(view)}
        </div>
      )}
      {view.detail && (
        <div class="pane detail" data-rows data-scroll>
          <DetailView key={`${view.detail.kind} ${view.detail.id}`} detail={view.detail} />
        </div>
      )}
    </div>
  );
}

function mainView(view: ViewState): ComponentChildren {
  if (view.search.trim()) return <SearchResults text={view.search.trim()} />;
  if (view.selection !== null && (view.tab === 'here' || view.tab === 'permissions')) {
    return <SelectionView text={view.selection} />;
  }
  const View = VIEWS[view.tab];
  return <View key={view.tab} />;
}
