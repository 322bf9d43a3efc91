import { ADMIN_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import type { Extension } from '../harness/launch-extension.ts';
import { SURFACES, type Surface, type SurfaceName } from '../harness/surfaces.ts';
import { settled } from '../harness/views.ts';
import { LIST_STATES } from './list-states.ts';
import { PERMISSION_STATES } from './permission-states.ts';
import { PLACE_STATES } from './place-states.ts';
import { SELECTION_STATES } from './selection-states.ts';
import { SESSION_STATES } from './session-states.ts';
import type { State } from './state.ts';

const STATES = [
  ...SESSION_STATES,
  ...PLACE_STATES,
  ...LIST_STATES,
  ...PERMISSION_STATES,
  ...SELECTION_STATES,
];
const AS_USUAL = {
  mode: 'current',
  permissionChecks: 'open',
  resourceForm: 'workspace',
  listPaging: false,
  listCap: null,
} as const;

/** Every state that a surface can show. */
export const statesOf = (name: SurfaceName): State[] =>
  STATES.filter((state) => state.on?.includes(name) ?? true);

/** Brings a surface into a state and waits until what tells it is on screen, which is `seen`. */
export async function reachState(extension: Extension, state: State, name: SurfaceName) {
  const surface = await reach(extension, state, name);
  const wanted = Array.isArray(state.sees) ? state.sees : [state.sees];
  const seen = wanted.map((text) => surface.view.getByText(text).filter({ visible: true }).first());
  for (const text of seen) await text.waitFor();
  return { ...surface, seen };
}

async function reach(extension: Extension, state: State, name: SurfaceName): Promise<Surface> {
  const { signIn, openDashboard, controlPlane, problems } = extension;
  controlPlane.configure({ ...AS_USUAL, ...state.settings });
  if (state.as !== null) await signIn(state.as ?? ADMIN_EMAIL);
  const path = typeof state.path === 'function' ? state.path(controlPlane) : state.path;
  const dashboard = await openDashboard(path ?? '/workspaces/prod-vision');
  await state.before?.(extension);
  if (state.logs) problems.expect(state.logs);
  controlPlane.setFault(state.faults ?? null);
  const surface = await SURFACES[name](extension, dashboard, state.asked?.(controlPlane) ?? null);
  await state.reach?.(surface, extension);
  if (!state.isOnItsWay) await settled(surface.view);
  return surface;
}
