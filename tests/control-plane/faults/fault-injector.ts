import type { Fault, FaultMatch, FaultSpec } from './fault-spec.ts';

export type ActiveFault = Fault;

interface Planned {
  spec: FaultSpec;
  seen: number;
  happened: number;
}

function pathMatches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/').filter((part) => part !== '');
  const given = path.split('/').filter((part) => part !== '');
  return wanted.every((part, index) => part === '*' || part === given[index]);
}

function matches(match: FaultMatch, method: string, path: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
  return match.path === undefined || pathMatches(match.path, path);
}

/** Decides, when a request arrives, what will go wrong with it. */
export class FaultInjector {
  #planned: Planned[] = [];
  /** How many faults happened so far, whichever were set meanwhile. */
  happened = 0;

  set(specs: FaultSpec | readonly FaultSpec[] | null): void {
    const list = specs === null ? [] : 'kind' in specs ? [specs] : specs;
    this.#planned = list.map((spec) => ({ spec, seen: 0, happened: 0 }));
  }

  take(method: string, path: string): ActiveFault[] {
    const active: ActiveFault[] = [];
    for (const planned of this.#planned) {
      const { spec } = planned;
      if (!matches(spec, method, path)) continue;
      planned.seen += 1;
      if (planned.seen <= (spec.skip ?? 0) || planned.happened >= (spec.times ?? Number.POSITIVE_INFINITY))
        continue;
      planned.happened += 1;
      this.happened += 1;
      active.push(spec);
    }
    return active;
  }
}
