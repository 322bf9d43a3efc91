import { browser } from 'wxt/browser';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { locate } from '#lib/model/locate.ts';
import type { Location } from '#lib/model/place.ts';

/** The tab that a page of ours is about, and where it is. */
export interface SubjectTab {
  id: number | null;
  location: Location | null;
}

/**
 * The tab a page was opened for: the one its own URL names (`?tab=`), else the active one. Only the URLs of
 * ZenML's pages can be read, which is all that is wanted.
 */
export async function subjectTab(): Promise<SubjectTab> {
  const named = Number(new URLSearchParams(location.search).get('tab') || Number.NaN);
  const tab = Number.isInteger(named)
    ? await browser.tabs.get(named).catch(() => undefined)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  return { id: tab?.id ?? null, location: tab?.url ? locate(tab.url, [ZENML_CLOUD]) : null };
}
