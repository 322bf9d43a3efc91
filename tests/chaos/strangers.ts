import { foreignNames } from './own-names.ts';
import type { World } from './world.ts';

/** What an account was shown rightly before a role was taken from it stays until it is asked again. */
const KEPT_MS = 600_000;

/** The names that an account has no business to see, now and before its roles were last changed. */
export function strangersTo({ extension, grants }: World, userId: string): string[] {
  const { state } = extension.controlPlane;
  const [now = [], before = now] = grants.told(userId, KEPT_MS, () => foreignNames(state, userId));
  return now.filter((name) => before.includes(name));
}
