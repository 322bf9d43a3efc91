import { inlineKey } from '#components/ui/inline-key.ts';
import { WORKSPACE_WORDS } from '#components/ui/workspace-words.ts';
import { t } from '#lib/i18n.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { useNavigation } from './navigation-context.ts';
import { useSession } from './session-context.ts';
import type { TabName } from './view-state.ts';

/** The tabs in their order; keys 1 to 5 go to them. */
export const TABS: readonly TabName[] = ['here', 'workspaces', 'organizations', 'people', 'permissions'];

/** What a tab is called. */
export function tabLabel(tab: TabName, word: WorkspaceWord): string {
  switch (tab) {
    case 'here':
      return t('tab_here');
    case 'workspaces':
      return t(WORKSPACE_WORDS[word].tab);
    case 'organizations':
      return t('tab_organizations');
    case 'people':
      return t('tab_people');
    case 'permissions':
      return t('tab_permissions');
  }
}

/** The tabs; arrow keys, Home and End move among them and show what they name. */
export function Tabs() {
  const { view, show } = useNavigation();
  const { word } = useSession();

  const onKeyDown = (event: KeyboardEvent) => {
    const at = TABS.indexOf(view.tab);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[inlineKey(event)];
    const next = target === undefined ? undefined : TABS.at(target % TABS.length);
    if (!next) return;
    event.preventDefault();
    show(next);
    const list = event.currentTarget as HTMLElement;
    list.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };

  return (
    <div class="tabs" role="tablist" aria-label={t('tabs_label')} onKeyDown={onKeyDown}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`tab-${tab}`}
          aria-controls="panel"
          aria-selected={tab === view.tab}
          tabIndex={tab === view.tab ? 0 : -1}
          onClick={() => show(tab)}
        >
          {tabLabel(tab, word)}
        </button>
      ))}
    </div>
  );
}
