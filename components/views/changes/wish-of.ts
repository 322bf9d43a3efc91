import type { Wish } from '#lib/model/arrival.ts';
import type { Step } from '#lib/model/change/plan.ts';

/** What a step asks a workspace to become, which takes minutes after ZenML has taken the request; null: nothing such. */
export function wishOf({ change: { kind, input } }: Step): Wish | null {
  const wished = (name: string): unknown =>
    typeof input === 'object' && input !== null ? Reflect.get(input, name) : null;
  if (kind === 'createWorkspace') return { state: 'available' };
  if (kind === 'setWorkspaceState') {
    const state = wished('state');
    return state === 'available' || state === 'deactivated' ? { state } : null;
  }
  const version = kind === 'upgradeWorkspace' ? wished('version') : null;
  return typeof version === 'string' ? { version } : null;
}
