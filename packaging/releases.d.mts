import type { Zip } from './make-zip.mjs';

export type Store = 'chrome' | 'firefox';

export function zipPath(what: Store | 'sources'): string;
export function releaseFolder(store: Store): string;
export function zipRelease(store: Store): Promise<Zip>;
export function zipSources(): Promise<Zip>;
