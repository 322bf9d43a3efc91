import { browser } from 'wxt/browser';
import { earlyStored } from './early-reads.ts';
import { type Origins, parseOrigins } from './model/control-plane.ts';
import { type EnvironmentRule, parseRules } from './model/environment.ts';
import { isRecord } from './model/is-record.ts';
import { type PopupView, parsePopupView } from './popup-view.ts';
import { sessionArea } from './session-area.ts';
import { CHANGED_KEY, ENVIRONMENTS_KEY, SIDEBAR_OPEN_KEY, SIGNED_OUT_KEY } from './storage-keys.ts';

/**
 * Every stored item, in one file (ARCHITECTURE.md, "Where state lives"), but for answers and pages of lists (`lib/background/cache-store.ts`,
 * `cache.ts`, `kept-walks.ts`) and the databases of changes and writes. Answers
 * about people live in `storage.session` only, which is memory that content scripts cannot read. `storage.local`
 * reaches content scripts, so nothing personal is in it.
 */
type Area = 'session' | 'local';

interface Item<T> {
  key: string;
  read(): Promise<T>;
  write(value: T): Promise<void>;
  /** Reads, changes and writes under a lock, so that no update of another context is lost. */
  update(change: (value: T) => T): Promise<void>;
  /** Calls back with every later value; answers the function that stops it. */
  watch(listener: (value: T) => void): () => void;
}

/** `parse` answers undefined for what is not of its type; such a stored value counts as absent. */
function item<T>(area: Area, key: string, fallback: T, parse: (stored: unknown) => T | undefined): Item<T> {
  const storage = () => (area === 'session' ? sessionArea() : browser.storage.local);
  const value = (stored: unknown) => (stored === undefined ? fallback : (parse(stored) ?? fallback));
  const readNow = async () => value((await storage().get(key))[key]);
  const read = async () => {
    const early = earlyStored(key)?.take();
    return early ? value((await early)[key]) : readNow();
  };
  const write = (next: T) => {
    earlyStored(key)?.letGo();
    return storage().set({ [key]: next });
  };
  return {
    key,
    read,
    write,
    update: (change) =>
      navigator.locks.request(`storage:${key}`, async () => write(change(await readNow()))) as Promise<void>,
    watch(listener) {
      const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
        const change = changes[key];
        if (!change) return;
        earlyStored(key)?.letGo();
        listener(value(change.newValue));
      };
      browser.storage[area].onChanged.addListener(onChanged);
      return () => browser.storage[area].onChanged.removeListener(onChanged);
    },
  };
}

const record = (value: unknown) => (isRecord(value) ? value : undefined);
const boolean = (value: unknown) => (typeof value === 'boolean' ? value : undefined);
const strings = (value: unknown) =>
  Array.isArray(value) && value.every((element) => typeof element === 'string') ? value : undefined;

/**
 * Says which queries have new answers, so that open views read them. Query names only. Kept because it is
 * the one signal that reaches content scripts in both browsers.
 */
export const changedSignal = item<{ queries: string[]; at: number }>(
  'local',
  CHANGED_KEY,
  { queries: [], at: 0 },
  (stored) => {
    const queries = strings(record(stored)?.queries);
    const at = record(stored)?.at;
    return queries && typeof at === 'number' ? { queries, at } : undefined;
  },
);

/**
 * The control planes that last answered "signed out" to somebody who asked. Lets the launcher, and nothing
 * else, say "this page loaded anew, ask again"; while it is empty a page load costs no message.
 */
export const signedOut = item<string[]>('local', SIGNED_OUT_KEY, [], strings);

/** Whether the person left the sidebar open; it then opens on the next dashboard page by itself. */
export const sidebarOpen = item<boolean>('local', SIDEBAR_OPEN_KEY, false, boolean);

/** What was learned of each control plane's dialect. Parsed by its reader, `lib/background/worker-api.ts`. */
export const dialects = item<Record<string, unknown>>('local', 'dialects', {}, record);

/** The resource-string form that each control plane's permission check took. Parsed by its reader, `choose-form.ts`. */
export const checkForms = item<Record<string, unknown>>('local', 'check-forms', {}, record);

/** What the request queue learned and counted, so that a stopped worker still holds what ZenML told it to hold. */
export const queueState = item<Record<string, unknown>>('session', 'queue', {}, record);

/** The control planes that are asked inside a dashboard's page, by id: why, and in which tab. Parsed by its reader, `road-store.ts`. */
export const takenRoads = item<Record<string, unknown>>('session', 'roads', {}, record);

/** When a control plane last refused the extension's own writes for where they come from, epoch ms by its id: it goes on doing so for long. */
export const originRefusals = item<Record<string, unknown>>('local', 'origin-refusals', {}, record);

/** Who the pages of dashboards were last seen to be signed in as, by control plane and tab. Parsed by its reader, `page-looks.ts`. */
export const pageLooks = item<Record<string, unknown>>('session', 'page-looks', {}, record);

/** The control planes beside ZenML's own: origins only. The launcher and the sidebar of theirs have to know them. */
export const addedControlPlanes = item<Origins[]>('local', 'control-planes', [], parseOrigins);

/** The control plane that one of our own pages showed last, by id; null: none yet. */
export const lastControlPlane = item<string | null>('local', 'last-control-plane', null, (stored) =>
  typeof stored === 'string' ? stored : undefined,
);

/** The control planes that a person has turned editing on for; all others are read-only. */
export const editing = item<string[]>('local', 'editing', [], strings);

/** The workspaces that a person has marked as production, as `<control plane id>/<workspace id>`: ids only. */
export const production = item<string[]>('local', 'production', [], strings);

/** The rules that tell environments by names: what a person typed, which the sidebar and the launcher have to read. */
export const environments = item<EnvironmentRule[]>('local', ENVIRONMENTS_KEY, [], parseRules);

/** What was typed into forms and not sent, by the form's key: it may name people, so it never reaches the disk. */
export const formDrafts = item<Record<string, unknown>>('session', 'form-drafts', {}, record);

/** Changes that wait in the manage window to be reviewed, by id. Parsed by their reader. */
export const changeDrafts = item<Record<string, unknown>>('session', 'change-drafts', {}, record);

/** When a change last made the answers to a query old, epoch ms, by account and query: what was asked before is old too. */
export const expirations = item<Record<string, unknown>>('session', 'expirations', {}, record);

/** The tabs of the dashboard that changes which are not over were confirmed in, by the change's id. Parsed by their reader, `confirmed-in.ts`. */
export const changeTabs = item<Record<string, unknown>>('session', 'change-tabs', {}, record);

/** Plans that wait to be confirmed, by id. Parsed by their reader. */
export const plans = item<Record<string, unknown>>('session', 'plans', {}, record);

/** What the popup showed last, and of which place: it closes on every click elsewhere. */
export const popupView = item<PopupView | null>('session', 'popup-view', null, parsePopupView);
