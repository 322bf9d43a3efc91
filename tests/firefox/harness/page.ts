import { poll } from '../../e2e/harness/poll.ts';
import type { Bidi } from './bidi.ts';
import { evaluate } from './evaluate.ts';
import { createView } from './view.ts';

/** A tab's page. It is a view of its own; `sidebar` and `launcher` are what the extension puts into a dashboard's. */
export function createPage(bidi: Bidi, context: string) {
  const run = <Result, Argument>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ) => evaluate(bidi, context, work, argument);
  return {
    ...createView(bidi, context, null),
    context,
    sidebar: createView(bidi, context, 'zenml-sidecar'),
    /** In the page's own world. In a page of ours that is the extension's, with `browser`. */
    evaluate: run,
    goto: async (url: string): Promise<void> =>
      void (await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })),
    reload: async (): Promise<void> =>
      void (await bidi.send('browsingContext.reload', { context, wait: 'complete' })),
    activate: async (): Promise<void> => void (await bidi.send('browsingContext.activate', { context })),
    /** Whether it shows this address and has loaded all of it. */
    isAt: (url: string): Promise<boolean> =>
      run((url) => location.href === url && document.readyState === 'complete', url).catch(() => false),
    waitForPath: (path: RegExp): Promise<string> =>
      poll(`a page at ${path}`, async () => {
        const now = await run(() => location.pathname, null).catch(() => '');
        return path.test(now) && now;
      }),
    /** Presses the launcher's button, as a person does. */
    async openSidebar(): Promise<void> {
      const at = await poll('the launcher', () =>
        run(() => {
          const box = document.querySelector('zenml-sidecar-launcher')?.getBoundingClientRect();
          return box ? { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) } : null;
        }, null),
      );
      const actions = [
        { type: 'pointerMove', ...at },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
      await bidi.send('input.performActions', { context, actions: [mouse] });
    },
    close: async (): Promise<void> => void (await bidi.send('browsingContext.close', { context })),
  };
}

export type Page = ReturnType<typeof createPage>;
