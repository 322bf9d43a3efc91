/** Where the pages of a walk lie: `walk/<control plane>/<user id>/<list>` is its line in the index, `…#3` a page. */
export const walkPrefix = (controlPlaneId: string): string => `walk/${controlPlaneId}/`;

export const pageKey = (walk: string, number: number): string => `${walk}#${number}`;

/** The keys of a walk's pages, from the first. */
export const pageKeys = (walk: string, pages: number): string[] =>
  Array.from({ length: pages }, (_, index) => pageKey(walk, index + 1));

/** The line in the index that a stored key belongs to. */
export const lineOf = (key: string): string => (key.startsWith('walk/') ? key.replace(/#\d+$/, '') : key);
