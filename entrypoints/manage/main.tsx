import type { ComponentChildren } from 'preact';
import { App } from '#components/app/App.tsx';
import { viewOfRequest } from '#components/app/view-of-request.ts';
import { START, type ViewState } from '#components/app/view-state.ts';
import { recheckOnReturn } from '#lib/recheck-on-return.ts';
import { parseViewRequest } from '#lib/view-request.ts';
import { beginPage, ownPage } from '../own-page/own-page.ts';
import { startPage } from '../own-page/start-page.tsx';
import { subjectTab } from '../own-page/subject-tab.ts';
import { workOf } from '../own-page/work-in-url.ts';

/** The page, once it is known what it is about. The build puts it into a script that is no module, where nothing is awaited. */
async function read(): Promise<ComponentChildren> {
  const tab = await subjectTab();
  const page = ownPage(tab);
  recheckOnReturn(tab.controlPlane);
  const asked = new URLSearchParams(location.search);
  const request = parseViewRequest(asked.get('request'));
  const start: ViewState = { ...START, work: workOf(asked) };

  return (
    <App
      initial={request ? viewOfRequest(request) : start}
      request={null}
      platform={{
        ...page,
        surface: 'manage',
        location: tab.location,
        close: null,
        openManage: () => undefined,
        remember: () => undefined,
      }}
    />
  );
}

// In this order: the page begins while the browser reads.
void startPage(read);
beginPage();
