import { browser } from 'wxt/browser';
import { painted } from '#components/ui/painted.ts';
import { styleSurface } from '#components/ui/surface-style.ts';
import { addStyle } from '#lib/add-style.ts';
import { changesClient } from '#lib/changes-client.ts';
import { changing } from '#lib/changing.ts';
import { copyText } from '#lib/copy-text.ts';
import { setMessageSource, speakIn, t } from '#lib/i18n.ts';
import { activity, ask, cancel, chooseRoad, pageAccount } from '#lib/messaging.ts';
import { hostPatterns } from '#lib/model/host-patterns.ts';
import { once } from '#lib/model/once.ts';
import { peekStorage } from '#lib/peek-storage.ts';
import type { QueryInput, QueryName } from '#lib/protocol.ts';
import { changedSignal } from '#lib/storage.ts';
import type { SubjectTab } from './subject-tab.ts';
import { usePageParts } from './use-page-parts.ts';

/** Begins a page of ours: says where its words and its parts are, styles it, and gives it its name and language, which markup cannot take from the catalogue. */
export function beginPage(): void {
  setMessageSource(browser.i18n);
  usePageParts();
  styleSurface((css) => addStyle(document, css));
  document.title = t('extension_name');
  speakIn(document.documentElement);
}

/** The worker is asked once the page is painted with what is known: it may have to start for it, and the two would put each other off. */
const firstPaint = once(painted);

/** What our own top-level pages (popup, manage) lend their views. */
export function ownPage({
  id: tabId,
  controlPlane,
  controlPlanes,
}: Pick<SubjectTab, 'id' | 'controlPlane' | 'controlPlanes'>) {
  return {
    controlPlane,
    controlPlanes,
    // The page begins anew, so that nothing of the one before is left in it; what was being done is that one's.
    switchControlPlane: (id: string) => location.replace(`?${new URLSearchParams({ controlPlane: id })}`),
    ask: <N extends QueryName>(name: N, input: QueryInput<N>, options?: { force?: boolean }) =>
      firstPaint().then(() => ask(controlPlane.id, name, input, options?.force)),
    peek: <N extends QueryName>(name: N, input: QueryInput<N>) => peekStorage(controlPlane, name, input),
    activity: () => activity(controlPlane.id),
    cancel: () => cancel(controlPlane.id),
    pageAccount: {
      look: () => pageAccount(controlPlane.id, tabId),
      choose: (isPage: boolean) => chooseRoad(controlPlane.id, isPage ? tabId : null),
    },
    onChanged: changedSignal.watch,
    copy: copyText,
    ...changing(controlPlane),
    changes: changesClient(controlPlane.id, tabId),
    nameHere: null,
    keyCommands: () => import('./key-commands.ts').then(({ keyCommands }) => keyCommands.read()),
    openOptions: (section?: 'control-planes') =>
      void (section
        ? browser.tabs.create({ url: browser.runtime.getURL(`/options.html#${section}`) })
        : browser.runtime.openOptionsPage()),
    // Has to be called while the person's click is handled: browsers ask nobody otherwise.
    requestHostAccess: () => browser.permissions.request({ origins: hostPatterns(controlPlane) }),
  };
}
