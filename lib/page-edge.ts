import { addStyle } from './add-style.ts';
import type { MessageKey } from './i18n.ts';
import { type EnvironmentRule, environmentOf, parseRules } from './model/environment.ts';
import { PAGE_COLORS, PAGE_ENVIRONMENT_COLORS } from './page-colors.ts';

declare global {
  /** What the launcher leaves in the isolated world, where the sidebar finds it and the page cannot reach it. */
  var zenmlSidecarEdge: PageEdge | undefined;
}

/** The bar at the top edge of a dashboard's page that names its environment. */
export interface PageEdge {
  /** From now on these rules count, as they are stored. */
  use(rules: unknown): void;
  /** Told by the sidebar, or by the worker of what a view had asked: the names of the place that an address shows. */
  name(url: string, names: readonly string[]): void;
  /** Looks again where the page is. */
  look(): void;
}

const LOOK_MS = 1_000;

const OF_PAGE: MessageKey = 'environment_of_page';
const OF_PRODUCTION: MessageKey = 'environment_production';
const PRODUCTION: MessageKey = 'production';

/** Above the page and below our own button; it moves nothing and catches no click. */
const CSS = `
:host { all: initial !important; position: fixed !important; inset: 0 0 auto !important; display: block !important;
  z-index: 2147483645 !important; pointer-events: none !important; }
div { border-top: 4px solid var(--color); }
p { width: fit-content; margin: 0 auto; padding: 0 10px 2px; border-radius: 0 0 6px 6px; background: var(--color);
  color: ${PAGE_COLORS.ink}; font: 600 12px system-ui; }
@media print { :host { display: none !important; } }
@media (forced-colors: active) { p { border: 1px solid; } }
`;

/**
 * Makes the bar and leaves its handle in the isolated world. The bar is in the page only while a rule is like a name that is known: the
 * workspace's in the address, and what others were told by ZenML (`name`). It asks nobody.
 */
export function createPageEdge(options: {
  /** Not a flag: the word for tests must not be in the release, where the bar is closed to everybody. */
  mode: ShadowRootMode;
  /** False once the extension was updated or removed: the bar then goes, since nobody follows its rules any more. */
  isAlive(): boolean;
  getMessage(key: string, values?: string[]): string;
}): PageEdge {
  document.querySelector('zenml-sidecar-edge')?.remove();
  let rules: readonly EnvironmentRule[] = [];
  let told: { place: string; names: readonly string[] } | null = null;
  let host: HTMLElement | null = null;

  function look() {
    // As good as nothing for all who have made none.
    if (rules.length === 0 && !host) return;
    const { place, names } = namesIn(location.href);
    const known = told?.place === place ? [...names, ...told.names] : names;
    const rule = options.isAlive() ? environmentOf(rules, known) : null;
    host?.remove();
    host = rule && bar(rule, wordsFor(rule), options.mode);
    if (host) document.documentElement.append(host);
  }

  function wordsFor({ name, isProduction }: EnvironmentRule): string {
    const isSaid = name.toLowerCase() === options.getMessage(PRODUCTION).toLowerCase();
    const said = isProduction && !isSaid ? options.getMessage(OF_PRODUCTION, [name]) : name;
    return options.getMessage(OF_PAGE, [said]);
  }

  /** Browsers without the Navigation API (Firefox before 147) do not tell of moves; only where there are rules it is looked. */
  let timer: ReturnType<typeof setInterval> | undefined;
  function followByLooking() {
    clearInterval(timer);
    if (rules.length === 0 || 'navigation' in globalThis) return;
    let url = location.href;
    timer = setInterval(() => {
      if (url !== location.href) look();
      url = location.href;
    }, LOOK_MS);
  }

  const edge: PageEdge = {
    look,
    use(next) {
      rules = parseRules(next) ?? [];
      look();
      followByLooking();
    },
    name(url, names) {
      told = { place: namesIn(url).place, names };
      look();
    },
  };
  globalThis.zenmlSidecarEdge = edge;
  return edge;
}

/**
 * What an address names: the workspace by its name, and which place it is whatever page of it is shown. The same reading as
 * `locate` of lib/model/locate.ts, which is too large for a script that every page of the dashboard runs.
 */
function namesIn(url: string): { place: string; names: string[] } {
  const { pathname } = new URL(url);
  const [organization, workspace] = [ORGANIZATION, WORKSPACE].map((shape) => shape.exec(pathname)?.[1]);
  const names = workspace && !NO_NAME.test(workspace) ? [decoded(workspace)] : [];
  return { place: JSON.stringify([organization, names]), names };
}

const ORGANIZATION = /\/organizations\/+([^/]+)/;
const WORKSPACE = /\/(?:kitaru-workspaces|workspaces|tenants)\/+([^/]+)/;
/** Pages of the dashboard where a name would be. */
const NO_NAME = /^(create|new|settings|projects)$/;

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function bar(rule: EnvironmentRule, text: string, mode: ShadowRootMode): HTMLElement {
  const host = document.createElement('zenml-sidecar-edge');
  const shadow = host.attachShadow({ mode });
  addStyle(shadow, `${CSS}div { --color: ${PAGE_ENVIRONMENT_COLORS[rule.color]}; }`);
  const line = document.createElement('div');
  const label = document.createElement('p');
  label.textContent = text;
  line.append(label);
  shadow.append(line);
  return host;
}
