import type { Failure, FailureKind } from './failure.ts';

/** A part of an answer that can be missing for a reason. */
interface Part {
  failure?: Failure | null;
  complete?: boolean;
  items?: unknown[];
}

/** The parts of an answer: itself, its lists, and what it names as missing. */
interface Composite extends Part {
  people?: Part;
  teams?: Part;
  missing?: Part[];
}

const partsOf = (data: Composite): Part[] =>
  [data, data.people, data.teams, ...(data.missing ?? [])].filter((part) => part !== undefined);

/** Whether something of an answer could not be read, or not yet. */
export const hasHoles = (data: object): boolean =>
  partsOf(data).some(({ failure, complete }) => Boolean(failure) || complete === false);

/** Why parts of an answer are missing. */
export const failuresIn = (data: object): Failure[] => partsOf(data).flatMap(({ failure }) => failure ?? []);

/** How many rows an answer has. */
export const itemsIn = (data: object): number =>
  partsOf(data).reduce((sum, { items }) => sum + (items?.length ?? 0), 0);

const PASSING: readonly FailureKind[] = [
  'cancelled',
  'rate-limited',
  'offline',
  'timeout',
  'server',
  'interrupted',
];

/** Why an answer has a hole that a later question may well not have; null when it has none of that sort. */
export const passingHole = (data: object): Failure | null =>
  failuresIn(data).find(({ kind }) => PASSING.includes(kind)) ?? null;

const mapParts = <T extends object>(data: T, change: <P extends Part>(part: P) => P): T => {
  const { people, teams, missing } = data as Composite;
  return {
    ...change(data),
    ...(people && { people: change(people) }),
    ...(teams && { teams: change(teams) }),
    ...(missing && { missing: missing.map(change) }),
  };
};

/** The same answer for somebody who is signed in after all: their 401s were refusals. */
export const refuseSignedOutHoles = <T extends object>(data: T): T =>
  mapParts(data, (part) =>
    part.failure?.kind === 'signed-out' ? { ...part, failure: { kind: 'forbidden', reason: null } } : part,
  );

/** The same answer once nothing more of it comes: lists that were still being read are missing the rest for this reason. */
export const cutShort = <T extends object>(data: T, failure: Failure): T =>
  mapParts(data, (part) => (part.complete === false && !part.failure ? { ...part, failure } : part));
