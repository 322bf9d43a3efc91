import { gzipSync } from 'node:zlib';
import { type Plugin, transformWithEsbuild } from 'vite';
import { build } from 'wxt';
import { root } from '../../setup/run.mjs';

/** What one package, or one folder of ours, takes of one script. */
export interface Share {
  bundle: string;
  owner: string;
  /** KB. */
  gzip: number;
  /** Of the whole script. */
  share: number;
}

/**
 * Builds the release once more, beside the other, and answers whose each script is. A script's gzip is
 * shared out by what each of its modules is when minified and gzipped alone, which is near what it costs and not the same.
 */
export async function moduleShares(): Promise<Share[]> {
  const shares: Share[] = [];
  await build({
    root,
    outDir: '.output/bench-shares',
    logger: QUIET,
    vite: () => ({ plugins: [collect(shares)] }),
  });
  return shares;
}

const silent = () => undefined;
/** WXT tells of its files, which `npm run package` does already. */
const QUIET = {
  debug: silent,
  log: silent,
  info: silent,
  warn: console.warn,
  error: console.error,
  fatal: console.error,
  success: silent,
  level: 0,
};

const collect = (shares: Share[]): Plugin => ({
  name: 'module-shares',
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      const codes = new Map<string, string>();
      for (const [id, { code }] of Object.entries(chunk.modules)) {
        const owner = ownerOf(id);
        codes.set(owner, (codes.get(owner) ?? '') + code);
      }
      const lengths = new Map<string, number>();
      for (const [owner, code] of codes) {
        const minified = await transformWithEsbuild(code, `${owner}.js`, { minify: true });
        lengths.set(owner, gzipSync(minified.code, { level: 9 }).length);
      }
      const whole = [...lengths.values()].reduce((sum, length) => sum + length, 0);
      const gzip = gzipSync(chunk.code, { level: 9 }).length / 1000;
      for (const [owner, length] of lengths) {
        const share = whole > 0 ? length / whole : 0;
        shares.push({ bundle: chunk.fileName, owner, gzip: gzip * share, share });
      }
    }
  },
});

/** The package, or the folder of ours, that a module is of. */
function ownerOf(id: string): string {
  const path = id.replaceAll('\\', '/').split('?')[0] ?? '';
  const package_ = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  if (package_) return package_;
  const own = path.startsWith('/') ? path.replace(root.replaceAll('\\', '/'), '') : path;
  const folders = own.split('/').slice(0, -1);
  return folders.length > 0 ? folders.slice(0, 3).join('/') : 'made by the build';
}
