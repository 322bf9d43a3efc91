import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { focusedBeside } from '#components/ui/focused-beside.ts';
import { focusFirstRow } from '#components/ui/row-focus.ts';
import type { Navigation } from './navigation-context.ts';
import type { Platform } from './platform.ts';
import { TABS } from './Tabs.tsx';

interface Keys {
  platform: Platform;
  navigation: Navigation;
  /** The element that holds all of our views. */
  shell: RefObject<HTMLElement | null>;
  search: RefObject<HTMLInputElement | null>;
  showKeys: () => void;
}

/** The keys that work everywhere in our views: search, tabs, Escape, `?`. */
export function useAppKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  // Before the first paint: the first key press counts.
  useLayoutEffect(() => {
    const { platform, shell } = latest.current;
    if (!shell.current) return;
    const target = keyTarget(shell.current, platform.surface);
    const listener = (event: Event) => {
      // Browsers that fill in a field tell so by key events without a key.
      if (event instanceof KeyboardEvent) onKey(event, latest.current);
    };
    target.addEventListener('keydown', listener);
    return () => target.removeEventListener('keydown', listener);
  }, []);
}

/** Our own pages hear every key; in the sidebar only what is pressed inside, the page keeps the rest. */
function keyTarget(shell: HTMLElement, surface: Platform['surface']): EventTarget {
  if (surface !== 'sidebar') return shell.ownerDocument;
  const root = shell.getRootNode();
  return root instanceof ShadowRoot ? root.host : shell;
}

function onKey(event: KeyboardEvent, { platform, navigation, shell, search, showKeys }: Keys): void {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const focused = shell.current && focusedBeside(shell.current);
  const isInSearch = focused === search.current;
  // A dialog and a select have keys of their own, and what is typed into another field stays there.
  if (focused?.closest('dialog, select')) return;
  const isInField = !isInSearch && focused?.matches('input, textarea');
  if (isInField && event.key !== 'Escape' && event.key !== 'ArrowDown') return;
  const isTyping = isInSearch && search.current?.value !== '';
  const done = () => event.preventDefault();
  // A key that is shown once is not left by one that was pressed by mistake.
  const isKeyShown = shell.current?.querySelector('[data-once]') != null;

  if (isKeyShown && !isInField && !isInSearch && /^(Escape|[1-6])$/.test(event.key)) {
    done();
  } else if (event.key === 'Escape' && isInField && navigation.view.work) {
    // What was typed is not lost by one key: the next one leaves.
    shell.current?.querySelector<HTMLElement>('[role="tabpanel"] h2')?.focus();
    done();
  } else if (event.key === 'Escape') {
    if (stepOut(navigation, platform)) done();
    if (navigation.view.search) search.current?.focus();
  } else if (event.key === 'ArrowDown' && (isInSearch || !isInList(focused))) {
    if (shell.current && focusFirstRow(shell.current)) done();
  } else if (event.key === 'Enter' && isInSearch && !isTyping) {
    const main = shell.current?.querySelector<HTMLElement>('[role="tabpanel"] [data-main]');
    if (main) done();
    main?.click();
  } else if (event.key === '?' && !isTyping) {
    done();
    showKeys();
  } else if (event.key === '/' && !isInSearch) {
    done();
    search.current?.focus();
  } else if (/^[1-6]$/.test(event.key) && !isInSearch && isDrafting(navigation)) {
    // A form or a review is left on purpose, not by a digit that missed its field.
    done();
  } else if (/^[1-5]$/.test(event.key) && !isInSearch) {
    const tab = TABS[Number(event.key) - 1];
    if (tab) navigation.show(tab);
    done();
  } else if (event.key === '6' && !isInSearch && platform.changes) {
    navigation.work({ kind: 'journal' });
    done();
  } else if (event.key.length === 1 && !navigation.view.work && event.key !== ' ' && !isInSearch) {
    // The key itself then lands in the search box.
    search.current?.focus();
  }
}

const isInList = (focused: Element | null): boolean =>
  focused !== null && focused.closest('[data-row], [role="tablist"]') !== null;

const isDrafting = ({ view: { work } }: Navigation): boolean =>
  work !== null && (work.kind === 'form' || work.kind.startsWith('review'));

/** One step out; false when there is none. */
function stepOut({ view, search, closeDetail, closeWork }: Navigation, platform: Platform): boolean {
  if (view.search) search('');
  else if (view.work) closeWork();
  else if (view.detail) closeDetail();
  else if (platform.close) platform.close();
  else return false;
  return true;
}
