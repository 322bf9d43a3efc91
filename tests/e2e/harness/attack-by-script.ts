/**
 * In the page, as its own script: sends messages by every road that pages have, makes events up, edits our elements and changes what our
 * scripts would use, were they in its world. Answers the messages that its own window heard, and what became of asking us directly.
 */
export async function attackByScript({
  extensionId,
  shapes,
}: {
  extensionId: string;
  shapes: readonly string[];
}): Promise<{ heard: string[]; direct: string }> {
  const hosts = [
    window,
    document,
    document.documentElement,
    document.querySelector('zenml-sidecar'),
    document.querySelector('zenml-sidecar-launcher'),
  ];
  const ours = hosts.slice(3);
  const heard: string[] = [];
  const everythingHeard = new Promise<void>((resolve) => {
    window.addEventListener('message', ({ data, isTrusted }) => {
      // Those that are made up below are heard here, too.
      if (!isTrusted) return;
      if (data === 'the end') resolve();
      else heard.push(JSON.stringify(data));
    });
  });
  const channel = new BroadcastChannel('zenml-sidecar');
  for (const shape of shapes) {
    const message: unknown = JSON.parse(shape);
    window.postMessage(message, '*');
    window.postMessage(message, location.origin, [new MessageChannel().port2]);
    channel.postMessage(message);
    for (const name of ['message', 'zenml-sidecar', 'zenml-sidecar-message']) {
      for (const host of hosts) {
        host?.dispatchEvent(new CustomEvent(name, { detail: message, bubbles: true, composed: true }));
        host?.dispatchEvent(new MessageEvent(name, { data: message, origin: location.origin }));
      }
    }
  }
  window.postMessage('the end', '*');
  await everythingHeard;

  const types = ['click', 'keydown', 'pointerdown', 'contextmenu', 'submit', 'focusin', 'change', 'drop'];
  for (const type of [...types, 'paste']) {
    for (const host of ours) {
      host?.dispatchEvent(new Event(type, { bubbles: true, composed: true, cancelable: true }));
      const at = { clientX: innerWidth - 100, clientY: 200 };
      host?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, ...at }));
      host?.dispatchEvent(new KeyboardEvent(type, { key: 'Enter', bubbles: true, composed: true }));
    }
  }
  for (const key of ['Enter', 'Escape', 'ArrowDown', '?', '/', '1', '2', '3', '4', '5', '6', 'a']) {
    for (const host of hosts) {
      host?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    }
  }
  for (const host of ours) {
    if (!(host instanceof HTMLElement)) throw new Error('An element of ours is not there.');
    host.click();
    host.focus();
    host.setAttribute('data-open', '1');
    host.setAttribute('open', '');
    host.setAttribute('data-request', shapes[0] ?? '');
    host.setAttribute('hidden', '');
    host.append('text', document.createElement('slot'));
  }
  localStorage.setItem('changed', '{"queries":["people"],"at":1}');
  // Our scripts are in a world of their own, where none of this is seen.
  Element.prototype.attachShadow = () => {
    throw new Error('mine');
  };
  JSON.parse = () => ({ isMine: true });
  Object.defineProperty(Object.prototype, 'isMine', { value: true, configurable: true });
  const runtime = (window as { chrome?: { runtime?: typeof chrome.runtime } }).chrome?.runtime;
  let direct = 'no way to ask';
  try {
    if (runtime?.sendMessage) direct = String(await runtime.sendMessage(extensionId, { type: 'peek' }));
  } catch {
    direct = 'refused';
  }
  channel.close();
  return { heard, direct };
}
