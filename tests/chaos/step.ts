import type { FaultSpec } from '../control-plane/faults/fault-spec.ts';
import type { RateLimitSpec } from '../control-plane/rate-limit/rate-limit-spec.ts';
import type { Weather } from './weather.ts';

/** The places that our views are in. */
export type Where = 'popup' | 'sidebar' | 'full page';

/**
 * One step of a run, as plain data: what was chosen can be printed, and taken again. Tabs and views are told by their number
 * among those that are open, so that a step still means something when one of them came late.
 */
export type Step =
  | { do: 'weather'; weather: Weather }
  | { do: 'clock'; hours: number }
  | { do: 'open'; path: string }
  | { do: 'go'; tab: number; path: string }
  | { do: 'back'; tab: number }
  | { do: 'reload'; tab: number }
  | { do: 'close'; tab: number }
  | { do: 'show'; where: Where; tab: number }
  | { do: 'real popup'; tab: number; press: string }
  | { do: 'menu'; tab: number; item: string; selection: string }
  | { do: 'click'; view: number; control: number; name?: string }
  | { do: 'type'; view: number; text: string }
  | { do: 'key'; view: number; key: string }
  | { do: 'check'; where: Where; tab: number; path: string }
  | { do: 'fault'; faults: FaultSpec[] }
  | { do: 'limit'; limit: RateLimitSpec | null }
  | { do: 'stop worker' }
  | { do: 'offline'; is: boolean }
  | { do: 'options'; section: string }
  | { do: 'sign out' }
  | { do: 'expire sessions' }
  | { do: 'sign in'; email: string }
  | { do: 'grant'; email: string }
  | { do: 'draft'; kind: string }
  | { do: 'confirm'; kind: string; isTwice: boolean }
  | { do: 'see nobody' }
  | { do: 'calm' };

/** A step that was taken: when (ms since the beginning), and what came of it. */
export interface Taken {
  number: number;
  at: number;
  step: Step;
  outcome: string;
  isDone: boolean;
}
