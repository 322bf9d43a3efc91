import type { FastifyInstance } from 'fastify';
import type { FaultInjector } from './faults/fault-injector.ts';
import type { RateLimiter } from './rate-limit/rate-limiter.ts';
import type { RequestLog } from './request-log.ts';
import type { SessionStore } from './sessions/session-store.ts';
import type { Settings } from './settings.ts';
import type { Random } from './state/random.ts';
import type { State } from './state/state.ts';

/** What every route needs to know. One per control plane; nothing is global. */
export interface Context {
  settings: Settings;
  state: State;
  sessions: SessionStore;
  limiter: RateLimiter;
  faults: FaultInjector;
  log: RequestLog;
  /** For ids and keys that are made while it runs. */
  random: Random;
  now: () => number;
  /** Where the dashboard is, as seen by this host. */
  secure: boolean;
}

/** A part of the API: registers its routes. */
export type Routes = (api: FastifyInstance, context: Context) => void;
