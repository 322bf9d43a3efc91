import type { ComponentChildren } from 'preact';
import { browser } from 'wxt/browser';
import { App } from '#components/app/App.tsx';
import { START, type ViewState } from '#components/app/view-state.ts';
import { ifThereIsRoom } from '#lib/if-there-is-room.ts';
import { recheckOnReturn } from '#lib/recheck-on-return.ts';
import { popupView } from '#lib/storage.ts';
import { keptForm } from '../own-page/kept-form.ts';
import { beginPage, ownPage } from '../own-page/own-page.ts';
import { startPage } from '../own-page/start-page.tsx';
import { subjectTab } from '../own-page/subject-tab.ts';
import { workQuery } from '../own-page/work-in-url.ts';

/** The page, once it is known what it is about. The build puts it into a script that is no module, where nothing is awaited. */
async function read(): Promise<ComponentChildren> {
  const [tab, remembered] = await Promise.all([subjectTab(), popupView.read()]);
  const page = ownPage(tab);
  recheckOnReturn(tab.controlPlane);

  // Come back to what was looked at, but only while the tab still shows the same place.
  const place = JSON.stringify([tab.controlPlane.id, tab.location?.place ?? null]);
  const { place: seen, ...last } = remembered ?? { place: null };
  const initial: ViewState = seen === place ? { ...START, ...last } : START;

  return (
    <App
      initial={initial}
      request={null}
      platform={{
        ...page,
        surface: 'popup',
        location: tab.location,
        close: () => window.close(),
        openManage: (view) =>
          void browser.tabs.create({
            url: browser.runtime.getURL(
              `/manage.html?tab=${tab.id ?? ''}&controlPlane=${encodeURIComponent(tab.controlPlane.id)}${workQuery(view)}`,
            ),
          }),
        remember: ({ detail: _, check: __, selection: ___, whose: ____, work, ...view }) =>
          void ifThereIsRoom(popupView.write({ place, ...view, work: keptForm(work) })),
      }}
    />
  );
}

// In this order: the page begins while the browser reads.
void startPage(read);
beginPage();
