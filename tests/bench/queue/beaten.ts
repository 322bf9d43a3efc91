import type { Row, Summary } from './summary.ts';

/** A number of a peer that is better than ours. */
export interface Beaten {
  peer: string;
  scenario: string;
  measure: string;
  theirs: number;
  ours: number;
  /** Why it does not count; null: it does. */
  excuse: string | null;
}

const MEASURES = ['ratio', 'refused', 'failed', 'p95'] as const;
type Measure = (typeof MEASURES)[number];

/** Closer than 1 % is a draw: the oracle's own margin is no smaller. */
const DRAW = 0.99;
/**
 * Who takes half as long again as the oracle is quick for a few, and draws no 429s, by leaving the limit unused and not
 * by knowing better: a guess of 5/s happens to be the share that each of two teammates has of 10/s.
 */
const SLOW = 1.5;

/**
 * Where a peer that does not know the limit has a better number than ours. All of it is printed; what does not count:
 * - numbers of a client that failed anything it was asked: giving up is quick and quiet;
 * - 429s and interactive p95 of a client that takes more than 1.5 times the oracle's time: a guess below the limit;
 * - interactive p95 of a client that draws more 429s than ours: it sends without asking whether it may.
 * A finish time counts however many 429s it cost.
 */
export function whereBeaten(ours: Row, peers: readonly Row[]): Beaten[] {
  return peers
    .filter(({ client }) => !client.knowsLimit)
    .flatMap((peer) =>
      [...peer.cells].flatMap(([scenario, theirs]) => {
        const own = ours.cells.get(scenario);
        if (!own) return [];
        return MEASURES.filter((measure) => theirs[measure] < own[measure] * DRAW).map((measure) => ({
          peer: peer.client.name,
          scenario,
          measure: measure === 'refused' ? '429s' : measure,
          theirs: theirs[measure],
          ours: own[measure],
          excuse: excuse(measure, theirs, own),
        }));
      }),
    );
}

function excuse(measure: Measure, theirs: Summary, own: Summary): string | null {
  if (theirs.failed > 0 && measure !== 'failed') return `${theirs.failed.toFixed(1)} failed`;
  if (measure !== 'ratio' && measure !== 'failed' && theirs.ratio > SLOW)
    return `${theirs.ratio.toFixed(1)} x the oracle's time`;
  if (measure === 'p95' && theirs.refused > own.refused) return `${theirs.refused.toFixed(0)} 429s`;
  return null;
}
