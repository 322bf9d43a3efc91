import type { Target } from './browser-targets.ts';
import { poll } from './poll.ts';

/**
 * The popup that the toolbar button opens. Playwright does not show it as a page, so it is read and clicked
 * through its accessibility tree and with real mouse and key events.
 */
export interface RealPopup {
  /** What the popup shows, as text. */
  text(): Promise<string>;
  waitForText(text: string | RegExp): Promise<void>;
  /** Clicks in the middle of the element with this role and name, as soon as there is one. */
  click(role: string, name: string): Promise<void>;
  type(text: string): Promise<void>;
  press(key: 'Enter' | 'Escape' | 'Tab' | 'ArrowDown' | 'ArrowUp'): Promise<void>;
  screenshot(): Promise<Buffer>;
}

interface AxNode {
  backendDOMNodeId?: number;
  ignored: boolean;
}

export function realPopup(target: Target): RealPopup {
  const text = () =>
    target.evaluate(() => {
      // What is shown, and not what is there: `textContent` has hidden text too and no line breaks.
      const { innerText } = document.body;
      return innerText;
    }, null);

  async function find(role: string, name: string): Promise<number | undefined> {
    const { root } = (await target.send('DOM.getDocument')) as { root: { nodeId: number } };
    const query = { nodeId: root.nodeId, role, accessibleName: name };
    const { nodes } = (await target.send('Accessibility.queryAXTree', query)) as { nodes: AxNode[] };
    return nodes.find((node) => !node.ignored)?.backendDOMNodeId;
  }

  async function middleOf(backendNodeId: number): Promise<{ x: number; y: number }> {
    await target.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    const { quads } = (await target.send('DOM.getContentQuads', { backendNodeId })) as { quads: number[][] };
    const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = quads[0] ?? [];
    return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  }

  return {
    text,
    async waitForText(wanted) {
      await poll(`${wanted} in the popup`, async () => {
        const shown = await text();
        return typeof wanted === 'string' ? shown.includes(wanted) : wanted.test(shown);
      });
    },
    async click(role, name) {
      const node = await poll(`the ${role} "${name}" in the popup`, () => find(role, name));
      const at = { ...(await middleOf(node)), button: 'left', clickCount: 1 };
      await target.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
      await target.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
    },
    async type(text) {
      await target.send('Input.insertText', { text });
    },
    async press(key) {
      // Only a key that types something presses a button.
      const text = key === 'Enter' ? { text: '\r', windowsVirtualKeyCode: 13 } : {};
      await target.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code: key, ...text });
      await target.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key });
    },
    async screenshot() {
      const { data } = (await target.send('Page.captureScreenshot')) as { data: string };
      return Buffer.from(data, 'base64');
    },
  };
}
