export interface Size {
  bundle: string;
  /** The file that it begins with, and all that this loads. */
  files: string[];
  /** As they are, and gzipped one by one. */
  bytes: number;
  gzip: number;
  /** What of the latter are scripts, and what style sheets. */
  script: number;
  style: number;
}

export function measureBundles(folder: string): Size[];
