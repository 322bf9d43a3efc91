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
  /** Clicks in the middle of the element with this role and name, as soon as it is there, still and not covered. */
  click(role: string, name: string): Promise<void>;
  type(text: string): Promise<void>;
  press(key: 'Enter' | 'Escape' | 'Tab' | 'ArrowDown' | 'ArrowUp'): Promise<void>;
  screenshot(): Promise<Buffer>;
}

interface RemoteObject {
  objectId: string;
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

  /** The middle of an element that can be clicked there: it stays for two frames, and nothing covers it. */
  async function middleOf(backendNodeId: number): Promise<{ x: number; y: number } | null> {
    await target.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
    const { object } = (await target.send('DOM.resolveNode', { backendNodeId })) as { object: RemoteObject };
    const { result } = (await target.send('Runtime.callFunctionOn', {
      objectId: object.objectId,
      functionDeclaration: `${middleOnceStill}`,
      awaitPromise: true,
      returnByValue: true,
    })) as { result: { value?: { x: number; y: number } | null } };
    return result.value ?? null;
  }

  /** Where to click, as soon as there is such an element that can be clicked. One that is gone again is looked for anew. */
  async function placeOf(role: string, name: string): Promise<{ x: number; y: number } | null> {
    const node = await find(role, name);
    return node === undefined ? null : middleOf(node).catch(() => null);
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
      const place = await poll(`the ${role} "${name}" in the popup`, () => placeOf(role, name));
      const at = { ...place, button: 'left', clickCount: 1 };
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

/** In the popup, of the element itself: null while it moves or is covered. */
async function middleOnceStill(this: Element): Promise<{ x: number; y: number } | null> {
  const nextFrame = () => new Promise(requestAnimationFrame);
  const place = () => {
    const { x, y, width, height } = this.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  };
  const before = place();
  await nextFrame();
  await nextFrame();
  const { x, y } = place();
  const hit = document.elementFromPoint(x, y);
  return x === before.x && y === before.y && hit && this.contains(hit) ? { x, y } : null;
}
