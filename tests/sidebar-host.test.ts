import { afterEach, describe, expect, it } from 'vitest';
import { createSidebarHost, type SidebarHost } from '#lib/sidebar-host.ts';

let isAlive = true;
let host: SidebarHost | null = null;
const make = () => {
  host = createSidebarHost({
    label: 'Sidecar for ZenML Pro',
    isOpenToTests: false,
    isAlive: () => isAlive,
  });
  return host;
};
const made = (type: string, isTrusted: boolean): Event => {
  const event = new Event(type, { bubbles: true, composed: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  return event;
};
const element = () => document.querySelector('zenml-sidecar');

afterEach(() => {
  isAlive = true;
  host?.hide();
  document.body.replaceChildren();
});

describe('the sidebar in somebody else’s page', () => {
  it('is not in the page until it is shown, and is gone when it is hidden', () => {
    const sidebar = make();
    expect(element()).toBeNull();
    sidebar.show({ focus: true });
    expect(element()?.getAttribute('role')).toBe('complementary');
    expect(element()?.getAttribute('aria-label')).toBe('Sidecar for ZenML Pro');
    expect(element()?.parentElement).toBe(document.documentElement);
    sidebar.hide();
    expect(element()).toBeNull();
  });

  it('keeps its elements to itself', () => {
    make().show({ focus: true });
    expect(element()?.shadowRoot).toBeNull();
    expect(document.documentElement.textContent).not.toContain('color: red');
  });

  it('is not put back by a script that a newer version has taken the place of', async () => {
    make().show({ focus: false });
    isAlive = false;
    element()?.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(element()).toBeNull();
  });

  it('gives the focus back to where it came from', () => {
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    const sidebar = make();
    sidebar.show({ focus: true });
    expect(document.activeElement).toBe(element());
    sidebar.hide();
    expect(document.activeElement).toBe(button);
  });

  it('replaces what an older version of the extension left behind', () => {
    document.documentElement.append(document.createElement('zenml-sidecar'));
    make().show({ focus: true });
    expect(document.querySelectorAll('zenml-sidecar')).toHaveLength(1);
  });

  it('comes back when the page removes it, but not for ever', async () => {
    make().show({ focus: true });
    const removeAndWait = async () => {
      element()?.remove();
      // Mutation observers are told in a microtask; a second one lets them act.
      await new Promise((resolve) => setTimeout(resolve));
      return element() !== null;
    };
    const returned: boolean[] = [];
    for (let time = 0; time < 8; time += 1) returned.push(await removeAndWait());
    expect(returned).toEqual([true, true, true, true, true, false, false, false]);
  });

  it('leaves the focus to the page when it comes by itself, and takes it when it is asked for', () => {
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    const sidebar = make();
    sidebar.show({ focus: false });
    expect(document.activeElement).toBe(field);
    sidebar.show({ focus: true });
    expect(document.activeElement).toBe(element());
    sidebar.hide();
    expect(document.activeElement).toBe(field);
  });

  it('takes nobody’s focus when it goes while the person is in the page', () => {
    const [before, now] = [document.createElement('input'), document.createElement('input')];
    document.body.append(before, now);
    before.focus();
    const sidebar = make();
    sidebar.show({ focus: true });
    now.focus();
    sidebar.hide();
    expect(document.activeElement).toBe(now);
  });

  it.each([
    'keydown',
    'beforeinput',
    'input',
    'paste',
    'pointerdown',
    'mousedown',
    'click',
    'wheel',
    'focusin',
    'compositionend',
  ])('keeps %s in it from the page, and hears it itself', (type) => {
    const sidebar = make();
    sidebar.show({ focus: true });
    const heard: string[] = [];
    const input = document.createElement('input');
    sidebar.root.append(input);
    input.addEventListener(type, () => heard.push('field'));
    const page = () => heard.push('page');
    document.addEventListener(type, page);
    input.dispatchEvent(made(type, true));
    document.removeEventListener(type, page);
    expect(heard).toEqual(['field']);
  });

  it.each(['keydown', 'keyup', 'keypress'])('hears no %s that a script of the page has made', (type) => {
    const sidebar = make();
    sidebar.show({ focus: true });
    const host = element();
    const heard: boolean[] = [];
    // As the views do, for the keys that work everywhere in them.
    host?.addEventListener(type, (event) => heard.push(event.isTrusted));
    for (const isTrusted of [false, true]) host?.dispatchEvent(made(type, isTrusted));
    expect(heard).toEqual([true]);
  });

  it('leaves the browser’s context menu to the browser', () => {
    const sidebar = make();
    sidebar.show({ focus: true });
    let heard = 0;
    document.addEventListener('contextmenu', () => heard++, { once: true });
    sidebar.root.dispatchEvent(new Event('contextmenu', { bubbles: true, composed: true }));
    expect(heard).toBe(1);
  });
});
