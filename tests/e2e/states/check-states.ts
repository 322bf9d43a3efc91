import { beforeAll, expect, test } from 'vitest';
import { ADMIN_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import { axeViolations } from '../harness/axe.ts';
import type { Extension } from '../harness/launch-extension.ts';
import { SURFACES, type Surface, type SurfaceName } from '../harness/surfaces.ts';
import { useExtension } from '../harness/use-extension.ts';
import { settled } from '../harness/views.ts';
import { LIST_STATES } from './list-states.ts';
import { addOddities } from './oddities.ts';
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
const isOn = (name: SurfaceName) => (state: State) => state.on?.includes(name) ?? true;
/** The same elements in other colours: what is not about colours has been looked at in the light. */
const RULES = { light: undefined, dark: ['color-contrast', 'link-in-text-block'] };
/** With a folder's name in it, each state is kept there as pictures, to be looked at by people. */
const PICTURES = process.env.SIDECAR_PICTURES;

/** Every state that a surface can show, in a browser of its own: no violation, light or dark. */
export function checkStates(name: SurfaceName): void {
  const extension = useExtension();
  beforeAll(() => addOddities(extension().controlPlane.state));

  test.each(STATES.filter(isOn(name)))(
    '$name has no accessibility violation, light or dark',
    async (state) => {
      try {
        const surface = await reach(extension(), state, name);
        const wanted = Array.isArray(state.sees) ? state.sees : [state.sees];
        const seen = wanted.map((text) => surface.view.getByText(text).filter({ visible: true }).first());
        for (const text of seen) await text.waitFor();
        for (const colorScheme of ['light', 'dark'] as const) {
          await surface.page.emulateMedia({ colorScheme });
          if (PICTURES)
            await surface.page.screenshot({
              path: `${PICTURES}/${fileName(state, name)}-${colorScheme}.png`,
            });
          const violations = await axeViolations(surface.page, surface.selector, RULES[colorScheme]);
          expect(violations, colorScheme).toEqual([]);
        }
        const isStill = await Promise.all(seen.map((text) => text.isVisible()));
        expect(isStill, 'the state lasts as long as axe looks').not.toContain(false);
      } finally {
        await state.after?.(extension());
      }
    },
  );
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

const fileName = (state: State, name: SurfaceName) =>
  `${name} ${state.name}`.replace(/\W+/g, '-').toLowerCase();
