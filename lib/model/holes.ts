import type { Failure } from '#lib/model/failure.ts';

/** A part of an answer that can be missing for a reason. */
interface Part {
  failure?: Failure | null;
  complete?: boolean;
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

/** Whether a 401 made one of the holes: then it has to be found out whether the session is over. */
export const hasSignedOutHole = (data: object): boolean =>
  partsOf(data).some(({ failure }) => failure?.kind === 'signed-out');

/** The same answer for somebody who is signed in after all: their 401s were refusals. */
export function refuseSignedOutHoles<T extends object>(data: T): T {
  const refuse = <P extends Part>(part: P): P =>
    part.failure?.kind === 'signed-out' ? { ...part, failure: { kind: 'forbidden', reason: null } } : part;
  const { people, teams, missing } = data as Composite;
  return {
    ...refuse(data),
    ...(people && { people: refuse(people) }),
    ...(teams && { teams: refuse(teams) }),
    ...(missing && { missing: missing.map(refuse) }),
  };
}
