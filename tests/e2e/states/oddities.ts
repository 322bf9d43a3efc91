import { ADMIN_EMAIL } from '../../control-plane/seeds/demo-people.ts';
import { createSeedBuilder } from '../../control-plane/seeds/seed-builder.ts';
import type { State } from '../../control-plane/state/state.ts';

export const DEMO_ODDITIES = {
  /** In no organization at all. */
  nobodyEmail: 'quinn@nowhere.example',
  /** Nothing in it but the administrator. */
  organizationName: 'Meridian Group',
};

/** What the demo has none of: somebody without an organization, an organization without anything. */
export function addOddities(state: State): void {
  const builder = createSeedBuilder(state, 3, Date.now());
  builder.person('Quinn Adeyemi', DEMO_ODDITIES.nobodyEmail);
  const admin = state.users.first('email', ADMIN_EMAIL);
  if (!admin) throw new Error('The seed has no administrator.');
  builder.organization(DEMO_ODDITIES.organizationName, admin, {});
}
