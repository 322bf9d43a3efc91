import type { ControlPlane } from '../control-plane/start-control-plane.ts';
import { type Extension, launchExtension } from '../e2e/harness/launch-extension.ts';
import { createBrowserClock } from './browser-clock.ts';
import { EXPECTED } from './expected.ts';
import { createGrants } from './grants.ts';
import { launchAtOwnHost } from './own-host.ts';
import { startOf, type Weather } from './weather.ts';
import type { World } from './world.ts';

/** A fresh browser at a control plane of this weather, where nobody is signed in. `folder`: another build than that of the tests. */
export async function beginWorld(weather: Weather, folder?: string): Promise<World> {
  const { hosts, dashboard, options, keepsLeftPages } = startOf(weather);
  const clock = createBrowserClock();
  const launch = {
    keepsLeftPages,
    ...(clock && { env: clock.env }),
    ...(folder !== undefined && { folder }),
  };
  const begun: { extension: Extension; elsewhere: ControlPlane | null } = hosts
    ? await launchAtOwnHost(hosts, options, launch)
    : { extension: await launchExtension({ ...launch, controlPlaneOptions: options }), elsewhere: null };
  const { extension } = begun;
  extension.problems.expect(EXPECTED);
  // What tsx puts around functions that have a name, in those too that run in a page.
  await extension.context.addInitScript('globalThis.__name = (named) => named');
  return {
    ...begun,
    clock,
    weather,
    dashboard,
    controlPlaneId: hosts ? `at-${hosts.dashboard}` : 'zenml-cloud',
    grants: createGrants(extension.controlPlane),
    isCalm: false,
    email: null,
    next: null,
    before: null,
    drafted: new Map(),
    confirmed: [],
    compared: 0,
    comparedInFault: 0,
    ofNobody: 0,
    switches: 0,
    kept: 0,
  };
}
