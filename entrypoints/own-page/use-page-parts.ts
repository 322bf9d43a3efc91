import { partAddresses, runInPage } from '#lib/part-scripts.ts';
import { fetchPartsWith } from '#lib/parts.ts';

/** How our own pages get at the parts of their views: they are scripts like those of the sidebar, and the same. */
export function usePageParts(): void {
  const all = fetchPartsWith((files) => Promise.all(files.map((file) => runInPage(address(file)))));
  const address = partAddresses(all);
}
