import { poll } from '../../e2e/harness/poll.ts';
import type { Bidi } from './bidi.ts';

/** An element, as BiDi names it. */
interface Node {
  sharedId: string;
}

const nodeIn = (found: unknown): Node | null =>
  typeof found === 'object' && found !== null && 'sharedId' in found
    ? { sharedId: String(found.sharedId) }
    : null;

/** Firefox 153 stumbles over a document that has no accessibility tree yet, and over a root that was just replaced. */
const isTooEarly = ({ message }: Error): boolean =>
  message.includes('documentAccessible is null') || message.startsWith('no such node');

/**
 * Our views in a page, or those inside of one element's open shadow root: found by role and exact name, as Firefox's
 * own accessibility tree tells them, and pressed with a real mouse and keys.
 */
export function createView(bidi: Bidi, context: string, shadowHost: string | null) {
  const callOn = async (nodes: Node[], work: string): Promise<unknown> => {
    const { result } = (await bidi.send('script.callFunction', {
      functionDeclaration: work,
      arguments: nodes,
      target: { context },
      awaitPromise: false,
    })) as { result?: { type: string; value?: unknown; sharedId?: string } };
    return result?.type === 'node' ? result : result?.value;
  };
  const root = async (): Promise<Node | null> => {
    const selector = JSON.stringify(shadowHost ?? 'html');
    const inside = shadowHost ? '?.shadowRoot?.querySelector("#app")' : '';
    const found = await callOn([], `() => document.querySelector(${selector})${inside} ?? null`);
    return nodeIn(found);
  };

  async function all(role: string, name?: string): Promise<Node[]> {
    const from = await root();
    if (!from) return [];
    const locator = { type: 'accessibility', value: { role, ...(name !== undefined && { name }) } };
    const found = await bidi
      .send('browsingContext.locateNodes', { context, locator, startNodes: [from] })
      .catch((error: Error) => {
        if (isTooEarly(error)) return { nodes: [] };
        throw error;
      });
    const { nodes } = found as unknown as { nodes: Node[] };
    return nodes.map(({ sharedId }) => ({ sharedId }));
  }
  const find = (role: string, name: string): Promise<Node> =>
    poll(`the ${role} “${name}”`, async () => (await all(role, name))[0]);

  /** What is shown, with the line breaks that one sees. Empty while there is nothing. */
  async function text(): Promise<string> {
    const from = await root();
    return from ? String(await callOn([from], 'element => element.innerText')) : '';
  }

  async function point(element: Node, button: 0 | 2): Promise<void> {
    await callOn([element], 'element => element.scrollIntoView({ block: "center" })');
    const actions = [
      { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element } },
      { type: 'pointerDown', button },
      { type: 'pointerUp', button },
    ];
    const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
    await bidi.send('input.performActions', { context, actions: [mouse] });
  }

  async function type(field: Node, typed: string): Promise<void> {
    await point(field, 0);
    await callOn([field], 'field => field.select()');
    const actions = [...typed].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await bidi.send('input.performActions', { context, actions: [{ type: 'key', id: 'keys', actions }] });
  }

  async function labelled(label: string): Promise<Node | null> {
    const from = await root();
    const work = `root => [...root.querySelectorAll('label')]
      .find(({ textContent }) => textContent.trim() === ${JSON.stringify(label)})?.control`;
    return from && nodeIn(await callOn([from], work));
  }

  /** The row of a list that starts with this name. */
  async function row(name: string): Promise<Node | null> {
    const buttons = await all('button');
    if (buttons.length === 0) return null;
    const work = `(...buttons) => buttons.find(({ innerText }) => innerText.startsWith(${JSON.stringify(name)}))`;
    return nodeIn(await callOn(buttons, work));
  }

  /** Whether nothing is on its way any more, neither an answer nor the code of a view. */
  async function isSettled(): Promise<boolean> {
    const from = await root();
    const busy = '[aria-busy="true"]';
    return (
      from !== null &&
      (await callOn([from], `root => root.querySelector('${busy}') === null`)) === true &&
      (await all('button', 'Refresh')).length === 1 &&
      (await all('button', 'Cancel')).length === 0
    );
  }

  return {
    text,
    settled: async (): Promise<void> => void (await poll('the answers on their way', isSettled)),
    count: async (role: string, name: string): Promise<number> => (await all(role, name)).length,
    waitFor: async (role: string, name: string): Promise<void> => void (await find(role, name)),
    /** Waits until a text is shown; answers all that is. */
    waitForText: (wanted: string | RegExp): Promise<string> => {
      let shown = '';
      return poll(`${wanted} on screen`, async () => {
        shown = await text();
        const isThere = typeof wanted === 'string' ? shown.includes(wanted) : wanted.test(shown);
        return isThere && shown;
      }).catch((error: Error) => {
        throw new Error(`${error.message} There was:\n${shown.slice(0, 1500)}`);
      });
    },
    click: async (role: string, name: string): Promise<void> => point(await find(role, name), 0),
    openRow: async (name: string): Promise<void> =>
      point(await poll(`the row “${name}”`, () => row(name)), 0),
    rightClick: async (role: string, name: string): Promise<void> => point(await find(role, name), 2),
    /** Replaces what a text field holds, by typing. */
    fill: async (name: string, typed: string): Promise<void> => type(await find('textbox', name), typed),
    /** The same for a password, whose field has no role: found by its label. */
    fillPassword: async (label: string, typed: string): Promise<void> =>
      type(await poll(`the field “${label}”`, () => labelled(label)), typed),
  };
}

export type View = ReturnType<typeof createView>;
