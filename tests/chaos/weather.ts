import type { ControlPlaneOptions, Mode } from '../control-plane/settings.ts';
import { createRandom, type Random } from '../control-plane/state/random.ts';
import { DASHBOARD } from '../e2e/harness/launch-extension.ts';

/** What a control plane is like, as plain data: a name from each of the three lists below. */
export interface Weather {
  place: string;
  manner: string;
  clock: string;
}

/** The hosts of a control plane that was added by its address. */
export interface OwnHosts {
  dashboard: string;
  api: string;
}

const BESIDE: OwnHosts = { dashboard: 'zenml.example.test', api: 'zenml.example.test' };
const APART: OwnHosts = { dashboard: 'dashboard.example.test', api: 'zenml.example.test' };

/** Where it is, and whether it is older and knows tenants only; `hosts` is null for ZenML's own. */
const PLACES: Record<string, { mode: Mode; hosts: OwnHosts | null }> = {
  'ZenML’s own': { mode: 'current', hosts: null },
  'ZenML’s own, older': { mode: 'legacy', hosts: null },
  'added by its address': { mode: 'self-hosted', hosts: BESIDE },
  'added by its address, older': { mode: 'self-hosted-legacy', hosts: BESIDE },
  'added, its API at another host': { mode: 'self-hosted', hosts: APART },
  'added, its API at another host, older': { mode: 'self-hosted-legacy', hosts: APART },
};

export const IN_PAGES = 'lists come in pages';
export const FROM_PAGES = 'only pages of the dashboard may write';
export const MAY_BE_KEPT = 'pages that are left may be kept';
const MANNERS: Record<string, (dashboard: string) => ControlPlaneOptions> = {
  'as usual': () => ({}),
  'permission checks are refused': () => ({ permissionChecks: 'refused' }),
  'permission checks name projects': () => ({ resourceForm: 'project' }),
  [FROM_PAGES]: (dashboard) => ({ originAllowList: [dashboard] }),
  [IN_PAGES]: () => ({ listPaging: true, listCap: 4 }),
  [MAY_BE_KEPT]: () => ({ pagesMayBeKept: true }),
};

const DAY = 86_400_000;
/** How far its clock is ahead, ms. */
const CLOCKS: Record<string, number> = {
  'its clock is right': 0,
  'its clock is a day ahead': DAY,
  'its clock is a day behind': -DAY,
};
const [RIGHT = ''] = Object.keys(CLOCKS);

/** Every name of each list. */
export const WEATHERS: Record<keyof Weather, string[]> = {
  place: Object.keys(PLACES),
  manner: Object.keys(MANNERS),
  clock: Object.keys(CLOCKS),
};

/** After so many control planes a run has met every name. */
export const LEGS = WEATHERS.place.length;

/** What the control plane of a run's leg (0, 1, …) is like. */
export function weatherOf(seed: number, leg: number): Weather {
  const random = createRandom(Math.imul(seed, 0x9e3779b1));
  const of = (names: readonly string[]) => shuffled(random, names)[leg % LEGS] ?? '';
  const clocks = [...WEATHERS.clock, ...Array.from({ length: LEGS - WEATHERS.clock.length }, () => RIGHT)];
  return { place: of(WEATHERS.place), manner: of(WEATHERS.manner), clock: of(clocks) };
}

function shuffled(random: Random, names: readonly string[]): string[] {
  const left = [...names];
  return names.flatMap(() => left.splice(random.integer(0, left.length - 1), 1));
}

export const toldOf = ({ place, manner, clock }: Weather): string => `${place}, ${manner}, ${clock}`;

/** Where a control plane is, and the options that it is started with. */
export function startOf({ place, manner, clock }: Weather) {
  const { mode, hosts } = PLACES[place] ?? { mode: 'current', hosts: null };
  const dashboard = hosts ? `https://${hosts.dashboard}` : DASHBOARD;
  const ahead = CLOCKS[clock] ?? 0;
  const options: ControlPlaneOptions = {
    mode,
    // The one way to name resources in which a person's session can ask about a whole workspace.
    resourceForm: 'workspace',
    ...MANNERS[manner]?.(dashboard),
    ...(ahead !== 0 && { now: () => Date.now() + ahead }),
  };
  return { hosts, dashboard, options, keepsLeftPages: manner === MAY_BE_KEPT };
}
