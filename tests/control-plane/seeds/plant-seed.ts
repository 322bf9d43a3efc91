import type { State } from '../state/state.ts';
import { DEMO_PASSWORD } from './demo-people.ts';
import { addDemoSeed } from './demo-seed.ts';
import { addLargeSeed } from './large-seed.ts';
import { addRandomSeed } from './random-seed.ts';

export type SeedName = 'demo' | 'large' | number;

/** Fills an empty store. Everybody gets the same password unless told otherwise. */
export function plantSeed(
  state: State,
  seed: SeedName,
  now: number,
  passwords: Record<string, string>,
): void {
  if (seed === 'demo') addDemoSeed(state, now);
  else if (seed === 'large') addLargeSeed(state, now);
  else addRandomSeed(state, seed, now);
  for (const user of state.users.all()) {
    if (user.is_service_account) continue;
    state.passwords.set(user.id, passwords[user.username] ?? DEMO_PASSWORD);
  }
}
