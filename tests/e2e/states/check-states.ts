import { beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../harness/axe.ts';
import { clipped } from '../harness/clipped.ts';
import type { SurfaceName } from '../harness/surfaces.ts';
import { useExtension } from '../harness/use-extension.ts';
import { addOddities } from './oddities.ts';
import { reachState, statesOf } from './reach-state.ts';

/** The same elements in other colours: what is not about colours has been looked at in the light. */
const RULES = { light: undefined, dark: ['color-contrast', 'link-in-text-block'] };

/** Every state that a surface can show, in a browser of its own: nothing cut off and no violation, light or dark. */
export function checkStates(name: SurfaceName): void {
  const extension = useExtension({ keepsTabs: true });
  beforeAll(() => addOddities(extension().controlPlane.state));

  test.each(statesOf(name))(
    '$name is whole and has no accessibility violation, light or dark',
    async (state) => {
      try {
        const { page, selector, seen } = await reachState(extension(), state, name);
        expect(await clipped(page.locator('.app'))).toEqual([]);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const violations = await axeViolations(page, selector, RULES[colorScheme]);
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
