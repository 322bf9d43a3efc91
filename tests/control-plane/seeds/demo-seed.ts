import type { State } from '../state/state.ts';
import { addNorthwind } from './demo-northwind.ts';
import { addHalden, addJuniper } from './demo-others.ts';
import { addDemoPeople } from './demo-people.ts';
import { createSeedBuilder } from './seed-builder.ts';

/** Three organizations, twelve workspaces, forty people: readable, and one of each thing that can be odd. */
export function addDemoSeed(state: State, now: number): void {
  const builder = createSeedBuilder(state, 20_250_320, now);
  const who = addDemoPeople(builder);
  addNorthwind(builder, who);
  addHalden(builder, who, now);
  addJuniper(builder, who);
}
