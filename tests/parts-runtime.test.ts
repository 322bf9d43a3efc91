// @vitest-environment node
import { createContext, runInContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import { asPart, asRun, runEntry } from '../packaging/parts-runtime.ts';

type Run = (require: (path: string) => unknown, exports: Record<string, unknown>, parts: Parts) => void;
interface Parts {
  load(path: string): Promise<Record<string, unknown>>;
  fetch(files: readonly string[]): Promise<unknown>;
}

/** What the build writes into an entry, run in a global scope of its own; `parts`: what their files leave behind there. */
function started(needed: Record<string, string[]>, parts: Record<string, Run>, page?: string) {
  const left: Record<string, Run> = {};
  const begun: Parts[] = [];
  const scope: object = createContext({
    'sidecar parts': Object.assign(left, { 'entry.js': (...[, , own]: Parameters<Run>) => begun.push(own) }),
  });
  const before = page ? `${asPart(page, 'exports.of = "page";')}\n${asRun(page)}` : '';
  runInContext(`${before}\n(() => {${runEntry('entry.js', needed, { page })}})();`, scope);
  const [own] = begun;
  if (!own) throw new Error('The entry did not run');
  const fetched = vi.fn(async (files: readonly string[]) => {
    for (const file of files) {
      const name = file.slice(file.lastIndexOf('/') + 1);
      const run = parts[name];
      if (run) left[name] = run;
    }
  });
  own.fetch = fetched;
  return { load: own.load, fetched };
}

const one = { 'View-1.js': ['parts/View-1.js'] };

it('runs a part once, also when two ask for it at once', async () => {
  const run = vi.fn<Run>((_, exports) => {
    exports.View = 'view';
  });
  const { load, fetched } = started(one, { 'View-1.js': run });
  const [first, second] = await Promise.all([load('./parts/View-1.js'), load('./View-1.js')]);
  expect(first.View).toBe('view');
  expect(second).toBe(first);
  expect(await load('./View-1.js')).toBe(first);
  expect(run).toHaveBeenCalledTimes(1);
  expect(fetched).toHaveBeenCalledWith(['parts/View-1.js']);
});

it('runs a part again whose code threw', async () => {
  let isWell = false;
  const run: Run = (_, exports) => {
    exports.half = true;
    if (!isWell) throw new Error('bad evaluation');
    exports.View = 'view';
  };
  const { load } = started(one, { 'View-1.js': run });
  await expect(load('./View-1.js')).rejects.toThrow('bad evaluation');
  await expect(load('./View-1.js')).rejects.toThrow('bad evaluation');
  isWell = true;
  expect((await load('./View-1.js')).View).toBe('view');
});

it('rejects while the file cannot be had, and fetches it again the next time', async () => {
  const parts: Record<string, Run> = {};
  const { load, fetched } = started(one, parts);
  await expect(load('./View-1.js')).rejects.toThrow();
  fetched.mockRejectedValueOnce(new Error('not put into the page'));
  await expect(load('./View-1.js')).rejects.toThrow('not put into the page');
  parts['View-1.js'] = (_, exports) => {
    exports.View = 'view';
  };
  expect((await load('./View-1.js')).View).toBe('view');
  expect(fetched).toHaveBeenCalledTimes(3);
});

it('gives a part what it imports, and none of both stays when that threw', async () => {
  let isWell = false;
  const parts: Record<string, Run> = {
    'View-1.js': (require, exports) => {
      exports.View = require('./shared-2.js');
    },
    'shared-2.js': (_, exports) => {
      if (!isWell) throw new Error('bad evaluation');
      exports.word = 'shared';
    },
  };
  const { load, fetched } = started({ 'View-1.js': ['parts/shared-2.js', 'parts/View-1.js'] }, parts);
  await expect(load('./View-1.js')).rejects.toThrow('bad evaluation');
  isWell = true;
  expect((await load('./View-1.js')).View).toEqual({ word: 'shared' });
  expect(fetched).toHaveBeenCalledExactlyOnceWith(['parts/shared-2.js', 'parts/View-1.js']);
});

it('runs an entry by what the page that it begins with has left behind, which has parts as well', async () => {
  const run: Run = (require, exports) => {
    exports.View = require('./page-1.js');
  };
  const { load } = started(one, { 'View-1.js': run }, 'page-1.js');
  expect(await load('./View-1.js')).toEqual({ View: { of: 'page' } });
});
