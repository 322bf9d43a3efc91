/** One thing that goes wrong. */
export type Fault =
  | { kind: 'latency'; ms: number }
  | { kind: 'status'; status: number; body?: unknown; headers?: Record<string, string> }
  | { kind: 'drop'; when: 'before' | 'after' }
  | { kind: 'html'; status?: number }
  | { kind: 'captive-portal'; location?: string }
  | { kind: 'truncated-json' }
  | { kind: 'expire-session'; after: number }
  | { kind: 'drift'; change: DriftChange; field: string };

export type DriftChange = 'drop' | 'null' | 'wrong-type' | 'extra';

/** Which requests it happens to; everything that is left out means "any". */
export interface FaultMatch {
  method?: string;
  /** Path of the API; `*` stands for one segment, and a path matches everything below it too. */
  path?: string;
  /** Lets this many matching requests pass first. */
  skip?: number;
  /** Happens this often, then never again. */
  times?: number;
}

export type FaultSpec = Fault & FaultMatch;
