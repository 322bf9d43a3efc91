import type { Result } from '#lib/model/result.ts';

/** A request as the queue hands it to a road. */
export interface RoadRequest {
  method: string;
  url: string;
  /** JSON text; null without a body. */
  body: string | null;
  /** A write whose answer is lost has an unknown outcome; a read has not. */
  effect: 'read' | 'write';
  /** A list, which may be answered whole and so may be larger than other answers (`read-capped.ts`). */
  isList?: boolean | undefined;
}

/** By which road a request goes: over the worker's own `fetch`, or inside the page of the dashboard's tab with this id. */
export type Via = 'worker' | { tabId: number };

/** A request with the control plane that it is for, so that its road can be told. */
export interface Routed extends RoadRequest {
  controlPlaneId: string;
  /** Absent: the worker's. */
  via?: Via | undefined;
}

/** An answer of any status, as far as it is ZenML's or at least HTTP's; the road's own failures are `Failure`s. */
export interface Answer {
  status: number;
  /** Lower-cased; only those that say when to come back. */
  headers: Readonly<Record<string, string>>;
  body: 'json' | 'text' | 'html' | 'empty';
  /** Parsed JSON without prototype keys; null for other bodies. */
  json: unknown;
  /** The beginning of a text body; null for other bodies. */
  text: string | null;
}

/**
 * One attempt at a request: over the worker's own `fetch`, or inside the dashboard's page. Never rejects; it
 * settles soon after `signal` aborts.
 */
export type Send = (request: RoadRequest, signal: AbortSignal) => Promise<Result<Answer>>;
