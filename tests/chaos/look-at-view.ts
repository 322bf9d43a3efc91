/** What can be pressed in a view. */
export interface Control {
  role: string;
  name: string;
  /** Its middle, in CSS pixels of the page; null while it has none that can be pressed. */
  at: { x: number; y: number } | null;
}

/** A verdict that a view shows of the account's own permissions. */
export interface ShownVerdict {
  /** Words of the action and the type, in lower case: "read pipeline run". */
  deed: string;
  word: string;
}

/** What a view shows. */
export interface Look {
  /** Whose answers these are, as its head says; null: nobody's. */
  account: string | null;
  /** Which control plane that is, by its id or its name. */
  controlPlane: string;
  text: string;
  controls: Control[];
  verdicts: ShownVerdict[];
  isBusy: boolean;
  /** What became of the steps of a change. */
  outcomes: string[];
  /** Its alerts: failures that are told to the person. */
  alerts: string[];
  /** What it tells beside its content, such as another page's account. */
  notices: string[];
}

/** In a page: looks at the view in it, the sidebar's shadow root (open in the build for tests) or the page of our own. Null: there is none. */
export function lookAtView(isSidebar: boolean): Look | null {
  const root = isSidebar ? document.querySelector('zenml-sidecar')?.shadowRoot : document;
  const app = root?.querySelector('.app');
  if (!root || !app) return null;
  const all = (selector: string) => [...app.querySelectorAll<HTMLElement>(selector)];
  const words = (element: Element | null | undefined) =>
    (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const placeOf = (element: HTMLElement) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return null;
    return { x: x + width / 2, y: y + height / 2 };
  };
  const controls = all('button, a[href], input, select, summary, [role=tab]').map((element) => ({
    role: element.getAttribute('role') ?? element.localName,
    name: element.getAttribute('aria-label') ?? (words(element) || (element.getAttribute('title') ?? '')),
    at: element.matches(':disabled, [aria-disabled=true]') ? null : placeOf(element),
  }));
  const rows = all('.verdicts button[data-row]').map((row) => ({
    deed: words(row.querySelector('.name')).toLowerCase(),
    word: words(row.querySelector('.tag')),
  }));
  const chips = all('table.permissions .chip').map((chip) => {
    const [deed = '', word = ''] = (chip.getAttribute('aria-label') ?? '').split(': ');
    return { deed: deed.toLowerCase(), word };
  });
  // What names other accounts on purpose.
  const shown = app.cloneNode(true) as HTMLElement;
  for (const notice of shown.querySelectorAll('.notice')) notice.remove();
  return {
    // One that named somebody before and names nobody now may have an empty one.
    account: app.querySelector('.who .name')?.getAttribute('title') || null,
    controlPlane:
      app.querySelector<HTMLSelectElement>('.who select')?.value ??
      words(app.querySelector('.who .account > :last-child')),
    text: words(shown),
    controls,
    verdicts: [...rows, ...chips],
    isBusy:
      app.querySelector('[aria-busy=true]') !== null || !controls.some(({ name }) => name === 'Refresh'),
    outcomes: all('.change-step .change-step-head .tag').map(words),
    alerts: all('[role=alert]').map(words),
    notices: all('.notice').map(words),
  };
}
