import { render } from 'preact';
import { browser } from 'wxt/browser';
import { App } from '#components/app/App.tsx';
import { START } from '#components/app/platform.ts';
import { viewOfRequest } from '#components/app/view-of-request.ts';
import { setMessageSource } from '#lib/i18n.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { parseViewRequest } from '#lib/view-request.ts';
import { namePage, ownPage, recheckOnReturn } from '../own-page/own-page.ts';
import { subjectTab } from '../own-page/subject-tab.ts';

setMessageSource(browser.i18n);
namePage();
const page = ownPage(ZENML_CLOUD);
recheckOnReturn(page);
const request = parseViewRequest(new URLSearchParams(location.search).get('request'));

render(
  <App
    initial={request ? viewOfRequest(request) : START}
    request={null}
    platform={{
      ...page,
      surface: 'manage',
      location: (await subjectTab()).location,
      close: null,
      openManage: () => undefined,
      remember: () => undefined,
    }}
  />,
  document.getElementById('app') as HTMLElement,
);
