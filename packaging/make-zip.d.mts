export interface Zip {
  path: string;
  sha256: string;
  bytes: number;
}

export function makeZip(
  path: string,
  files: ReadonlyMap<string, Buffer>,
  deflate: 'small' | 'fast',
): Promise<Zip>;
export function filesIn(folder: string): Map<string, Buffer>;
export function unzip(path: string): Promise<Map<string, Buffer>>;
