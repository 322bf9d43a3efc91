import type { BrowserContext, Page } from 'playwright-core';

/** What a page tells of its own beginning, ms since its navigation began. */
export interface Beginning {
  /** `first-paint` of Paint Timing: anything but the browser's own background. */
  paint: number;
  /** `first-contentful-paint`: the first text or picture. */
  content: number;
  /** The first thing of the app in the document, whatever it is; null: none came. */
  app: number | null;
  /** What was waited for in the document. */
  data: number | null;
  /** Frames between those two: 0 when both were painted at once. */
  frames: number | null;
}

interface Watched {
  beginning: { app: number | null; data: number | null; appFrame: number; dataFrame: number };
}

/** Opens a page in a tab of its own, as wide as a popup, and answers how it began. `text`: what shows that its data is there. */
export async function firstPaint(
  context: BrowserContext,
  url: string,
  text: string | null,
): Promise<Beginning> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 400, height: 600 });
  await page.addInitScript(watchBeginning, text);
  await page.goto(url);
  if (text !== null) await page.waitForFunction(hasData);
  const beginning = await page.evaluate(tellBeginning);
  await page.close();
  return beginning;
}

/** In the page, before anything of it. Counts frames, and notes the one in which the app and its data came into the document. */
function watchBeginning(text: string | null): void {
  const seen = { app: null as number | null, data: null as number | null, appFrame: 0, dataFrame: 0 };
  (globalThis as unknown as Watched).beginning = seen;
  let frame = 0;
  const count = () => {
    frame += 1;
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  new MutationObserver(() => {
    const app = document.getElementById('app');
    if (seen.app === null && app?.firstChild) [seen.app, seen.appFrame] = [performance.now(), frame];
    if (seen.data !== null || text === null) return;
    if (document.body?.textContent?.includes(text)) [seen.data, seen.dataFrame] = [performance.now(), frame];
  }).observe(document, { childList: true, subtree: true, characterData: true });
}

const hasData = (): boolean => (globalThis as unknown as Watched).beginning.data !== null;

/** In the page: the first paint may come after the data. The first content is painted with it or later. */
async function tellBeginning(): Promise<Beginning> {
  const content =
    performance.getEntriesByName('first-contentful-paint')[0] ??
    (await new Promise<PerformanceEntry>((resolve) => {
      new PerformanceObserver((list) => {
        const found = list.getEntriesByName('first-contentful-paint')[0];
        if (found) resolve(found);
      }).observe({ type: 'paint', buffered: true });
    }));
  const [painted] = performance.getEntriesByName('first-paint');
  const { app, data, appFrame, dataFrame } = (globalThis as unknown as Watched).beginning;
  return {
    paint: (painted ?? content).startTime,
    content: content.startTime,
    app,
    data,
    frames: app === null || data === null ? null : dataFrame - appFrame,
  };
}

/** A page that stays open keeps the browser from starting a process for each. */
export const keepOneOpen = (context: BrowserContext, url: string): Promise<Page> =>
  context.newPage().then(async (page) => {
    await page.goto(url);
    return page;
  });
