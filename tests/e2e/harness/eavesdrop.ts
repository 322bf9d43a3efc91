/** In the page: what its scripts have learned, text by text, and which trusted events of our element they heard. */
type Eavesdropper = typeof globalThis & { learned: Set<string>; heardEvents: Set<string> };

/**
 * In the page, as its own script: from now on keeps whatever an event, a change of the document or a measurement of the browser tells
 * it, and all that hangs on that.
 */
export function eavesdrop(): void {
  const page = globalThis as Eavesdropper;
  page.learned = new Set();
  page.heardEvents = new Set();
  const learn = (...told: unknown[]) => {
    for (const one of told) {
      if (typeof one === 'string') page.learned.add(one);
      else if (one instanceof Element && one !== document.documentElement && one !== document.body) {
        learn(one.outerHTML, one.textContent, (one as HTMLInputElement).value);
      } else if (one instanceof CharacterData) page.learned.add(one.data);
    }
  };

  const types = new Set([
    'focusin',
    'focusout',
    'beforeinput',
    'selectionchange',
    'zenml-sidecar',
    'message',
  ]);
  for (const of of [window, Document.prototype, HTMLElement.prototype]) {
    for (let one: object | null = of; one; one = Object.getPrototypeOf(one)) {
      for (const key of Object.getOwnPropertyNames(one)) if (/^on[a-z]/.test(key)) types.add(key.slice(2));
    }
  }
  const listen = (event: Event) => {
    if (event.isTrusted && (event.target as Element | null)?.localName === 'zenml-sidecar') {
      page.heardEvents.add(event.type);
    }
    learn(...event.composedPath(), String(getSelection()), document.activeElement);
    // Whatever else it has, by whichever name: `relatedTarget`, `data`, `detail`, `clipboardData`, …
    for (const key in event) {
      const value: unknown = event[key as keyof Event];
      learn(value);
      if (value instanceof DataTransfer) learn(...value.types.map((type) => value.getData(type)));
    }
    if (event instanceof CustomEvent || event instanceof MessageEvent) learn(JSON.stringify(event));
    if (!(event instanceof InputEvent)) return;
    for (const { startContainer, endContainer } of event.getTargetRanges())
      learn(startContainer, endContainer);
  };
  for (const type of types) window.addEventListener(type, listen, true);

  new MutationObserver((records) => {
    for (const { target, addedNodes, removedNodes, attributeName, oldValue } of records) {
      learn(target, ...addedNodes, ...removedNodes, oldValue);
      if (attributeName !== null) learn((target as Element).getAttribute(attributeName));
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    characterDataOldValue: true,
    attributes: true,
    attributeOldValue: true,
  });

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      learn(JSON.stringify(entry));
      for (const key in entry) learn(entry[key as keyof PerformanceEntry]);
    }
  }).observe({ entryTypes: [...PerformanceObserver.supportedEntryTypes] });
}

/**
 * In the page, as its own script: selects and measures its way into the sidebar, beginning at texts that it guesses, and learns what that
 * tells. That a guess is right it is told by `find` in any case (SECURITY.md, "Known limits").
 */
export function rummage(guesses: readonly string[]): void {
  const { learned } = globalThis as unknown as Eavesdropper;
  const host = document.querySelector('zenml-sidecar');
  const selection = getSelection();
  if (!(host instanceof HTMLElement) || !selection) throw new Error('There is no sidebar.');
  const learn = () => {
    learned.add(String(selection));
    for (let at = 0; at < selection.rangeCount; at += 1) {
      const range = selection.getRangeAt(at);
      learned.add(String(range));
      learned.add(range.cloneContents().textContent ?? '');
    }
  };
  const widen = () => {
    learn();
    for (const unit of ['word', 'line', 'paragraph', 'documentboundary']) {
      for (const way of ['forward', 'backward']) {
        selection.modify('extend', way, unit);
        learn();
      }
    }
  };
  for (const guess of guesses) {
    selection.removeAllRanges();
    (window as unknown as { find(text: string, isCased: boolean): boolean }).find(guess, true);
    widen();
  }
  for (const node of [document.documentElement, document.body, host]) {
    selection.selectAllChildren(node);
    widen();
    // A caret that is moved on leaves what it began in.
    selection.collapse(node, node.childNodes.length);
    for (let line = 0; line < 10; line += 1) selection.modify('move', 'forward', 'line');
    widen();
  }
  document.execCommand('selectAll');
  learn();
  const range = document.createRange();
  range.selectNode(host);
  for (const text of [String(range), host.innerText, host.textContent, host.outerHTML])
    learned.add(text ?? '');
  learned.add(host.getHTML({ serializableShadowRoots: true }));
  const { x, y, width, height } = host.getBoundingClientRect();
  for (let down = y; down < y + height; down += 20) {
    for (const under of document.elementsFromPoint(x + width / 3, down)) {
      if (under !== document.documentElement && under !== document.body) learned.add(under.outerHTML);
    }
    const caret = document.caretPositionFromPoint?.(x + width / 3, down)?.offsetNode;
    if (caret instanceof CharacterData) learned.add(caret.data);
  }
  selection.removeAllRanges();
}

/** In the page: all that was learned until now, and which trusted events of our element were heard. */
export async function toldUntilNow(): Promise<{ texts: string[]; events: string[]; whole: string }> {
  const page = globalThis as Eavesdropper;
  const host = document.querySelector('zenml-sidecar');
  // A change of its own, which a listener that is not deaf is told of.
  document.documentElement.setAttribute('data-own-change', 'a change of the page itself');
  await new Promise((resolve) => setTimeout(resolve));
  return {
    texts: [...page.learned],
    events: [...page.heardEvents],
    whole: `${host?.outerHTML}\n${host?.shadowRoot ? 'open' : 'closed'}`,
  };
}
