import type { WalkOf } from '#lib/api/kept-walk.ts';

export const walkPrefix = (controlPlaneId: string): string => `walk/${controlPlaneId}/`;

/** A walk's line in the index of the cache: `walk/<control plane>/<user id>/<list>`. Its pages lie at `…#3`. */
export const walkKey = ({ controlPlaneId, identity, list }: WalkOf): string =>
  `${walkPrefix(controlPlaneId)}${identity}/${list}`;

export const pageKey = (walk: string, number: number): string => `${walk}#${number}`;

/** The keys of a walk's pages, from the first. */
export const pageKeys = (walk: string, pages: number): string[] =>
  Array.from({ length: pages }, (_, index) => pageKey(walk, index + 1));

/** The line in the index that a stored key belongs to. */
export const lineOf = (key: string): string => (key.startsWith('walk/') ? key.replace(/#\d+$/, '') : key);
