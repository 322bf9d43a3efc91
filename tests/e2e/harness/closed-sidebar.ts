import type { Page } from 'playwright-core';
import { poll } from './poll.ts';

type Role = 'tab' | 'button' | 'textbox';

/** What is kept in the world that looks into it: how controls are called, and which was clicked last. */
type Looking = typeof globalThis & { nameOf(control: Element): string; clicked: string | null };

/**
 * The sidebar of the release, whose shadow root is closed: the DevTools protocol alone sees into it. It is looked at from a world of
 * its own, of which the page's scripts learn nothing, and used by a real mouse.
 */
export async function closedSidebar(page: Page) {
  const devTools = await page.context().newCDPSession(page);
  const { frameTree } = await devTools.send('Page.getFrameTree');
  const frameId = frameTree.frame.id;
  const { executionContextId } = await devTools.send('Page.createIsolatedWorld', { frameId });
  const { result: host } = await devTools.send('Runtime.evaluate', {
    expression: 'document.querySelector("zenml-sidecar")',
    contextId: executionContextId,
  });
  const { node } = await devTools.send('DOM.describeNode', { objectId: host.objectId ?? '', pierce: true });
  const [shadow] = node.shadowRoots ?? [];
  if (shadow?.shadowRootType !== 'closed') throw new Error('The sidebar has no closed root.');
  const { backendNodeId } = shadow;
  const { object } = await devTools.send('DOM.resolveNode', { backendNodeId, executionContextId });

  /** Answers what a function makes of the closed root. */
  async function look<Result, Argument>(
    work: (root: ShadowRoot, argument: Argument) => Result,
    argument: Argument,
  ): Promise<Result> {
    const { result, exceptionDetails } = await devTools.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      functionDeclaration: `function (argument) { return (${work})(this, argument); }`,
      arguments: [{ value: argument }],
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  await look((root) => {
    const world = globalThis as Looking;
    world.nameOf = (control) => {
      const label = control instanceof HTMLInputElement ? control.labels?.[0]?.textContent : null;
      return (label ?? control.ariaLabel ?? control.textContent ?? '').trim();
    };
    const note = (event: Event) => {
      const [target] = event.composedPath();
      const control = target instanceof Element ? target.closest('button, input') : null;
      world.clicked = control && world.nameOf(control);
    };
    // Before our views hear of it, which may call the control by another name from then on.
    root.addEventListener('click', note, true);
  }, null);

  /** Where the middle of a control is; null when there is none of that role and name. */
  const middleOf = (role: Role, name: string) =>
    look(
      (root, { selector, name }) => {
        const world = globalThis as Looking;
        world.clicked = null;
        const control = [...root.querySelectorAll(selector)].find((one) => world.nameOf(one) === name);
        if (!control) return null;
        control.scrollIntoView({ block: 'nearest' });
        const { x, y, width, height } = control.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      },
      { selector: { tab: '[role=tab]', button: 'button:not([role])', textbox: 'input' }[role], name },
    );

  /** Clicks a control with a real mouse, once it stays where it is, until the click has reached it. */
  async function press(role: Role, name: string): Promise<void> {
    let last = '';
    await poll(`a click to reach the ${role} “${name}” of the sidebar`, async () => {
      const at = await middleOf(role, name);
      const before = last;
      last = JSON.stringify(at);
      if (!at || last !== before) return false;
      await page.mouse.click(at.x, at.y);
      return (await look(() => (globalThis as Looking).clicked, null)) === name;
    });
  }

  return {
    look,
    press,
    /** All that stands in it, text by text. */
    texts: () =>
      look((root) => {
        const found: string[] = [];
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) found.push(walker.currentNode.nodeValue?.trim() ?? '');
        return found;
      }, null),
    /** Presses a tab, and waits until it is the selected one. */
    async showTab(name: string): Promise<void> {
      await press('tab', name);
      const selected = () => look((root) => root.querySelector('[aria-selected=true]')?.textContent, null);
      await poll(`the tab “${name}”`, async () => (await selected()) === name);
    },
  };
}

export type ClosedSidebar = Awaited<ReturnType<typeof closedSidebar>>;
