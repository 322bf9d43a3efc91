import { browser } from 'wxt/browser';

/** The address of the manage page. `controlPlane` is an id; without one it is that of the tab (`tab`). */
export function managePage(asked: {
  controlPlane?: string;
  tab?: string;
  draft?: string;
  request?: string;
}): string {
  return `${browser.runtime.getURL('/manage.html')}?${new URLSearchParams(asked)}`;
}
