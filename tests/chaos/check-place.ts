import type { Page } from 'playwright-core';
import { press } from './act-in-view.ts';
import type { CheckedPlace } from './checked-place.ts';
import { wrongVerdicts } from './checks.ts';
import { type Look, lookAtView } from './look-at-view.ts';
import { nothing, type Outcome } from './outcome.ts';
import { showView } from './show-view.ts';
import type { Step } from './step.ts';
import { type World, within } from './world.ts';

/** Goes to a page of the dashboard, opens a view about it afresh, and compares the verdicts in it with the rules. */
export async function checkPlace(
  world: World,
  { where, path }: Extract<Step, { do: 'check' }>,
  tab: Page,
  places: readonly CheckedPlace[],
): Promise<Outcome> {
  const place = places.find((one) => one.path === path);
  if (!place || !(await within(tab.goto(`${world.dashboard}${path}`)))) return nothing('not loaded');
  const page = await showView(world, where, tab);
  if (!page) return nothing('not shown');
  const isSidebar = where === 'sidebar';
  const before = world.compared;
  const { controlPlane } = world.extension;
  const faults = controlPlane.faultsMet();
  // Whoever is signed out is told no verdict.
  const end = performance.now() + (world.email === null ? 500 : 6_000);
  const wrong = new Set<string>();
  let look: Look | null = null;
  while (performance.now() < end && wrong.size === 0) {
    look = await within(page.evaluate(lookAtView, isSidebar));
    const tabControl = look?.controls.find(({ role, name }) => role === 'tab' && name === 'Permissions');
    if (tabControl?.at && look?.verdicts.length === 0) await press(page, tabControl);
    const compared = world.compared;
    if (look) for (const what of wrongVerdicts(world, place, look)) wrong.add(what);
    if (controlPlane.faultsMet() > faults) world.comparedInFault += world.compared - compared;
    if (look && !look.isBusy && (look.verdicts.length > 0 || look.alerts.length > 0)) break;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  return {
    isDone: world.compared > before,
    what: `${world.compared - before} verdicts compared, as ${look?.account ?? 'nobody'}${look?.alerts.length ? `, told: ${look.alerts[0]}` : ''}`,
    wrong: [...wrong],
  };
}
