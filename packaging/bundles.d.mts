export interface Size {
  bundle: string;
  /** The file that it begins with, and all that this loads. */
  files: string[];
  bytes: number;
  gzip: number;
}

export function measureBundles(folder: string): Size[];
