// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KeptPage, KeptPageSchema, type Trail, trailOf, type WalkStore } from '#lib/api/kept-walk.ts';
import { readRows } from '#lib/api/read-rows.ts';
import { type Position, walkPages } from '#lib/api/walk-pages.ts';
import { Team } from '#lib/model/resources/team.ts';
import { fail } from '#lib/model/result.ts';
import type { Rows } from '#lib/model/rows.ts';

const teams = (count: number): unknown[] =>
  Array.from({ length: count }, (_, index) => ({ id: `t${index}`, name: `Team ${index}` }));
const ids = (rows: Rows<Team>) => rows.items.map(({ id }) => id);

/** What storage does to pages: JSON, checked when it is read. */
function memoryTrail(): { trail(): Trail<Team>; pages: string[] } {
  const pages: string[] = [];
  return {
    pages,
    trail: () => ({
      kept: pages.map((page) => KeptPageSchema.parse(JSON.parse(page)) as KeptPage<Team>),
      keep: async (number, page) => {
        if (number === 1) pages.length = 0;
        if (number === pages.length + 1) pages.push(JSON.stringify(page));
      },
      end: async () => {
        pages.length = 0;
      },
      drop: async () => {
        pages.length = 0;
      },
    }),
  };
}

/** A server with `rows`. `diesAt`: the number of the request that is never answered; counts what it is asked. */
function server(rows: unknown[], { cap = 100, paged = true } = {}) {
  const asked: (Position | null)[] = [];
  return {
    asked,
    read: async (position: Position | null) => {
      asked.push(position);
      const { offset, limit } = position && paged ? position : { offset: 0, limit: cap };
      return readRows(Team, rows.slice(offset, offset + Math.min(limit, cap)), 'teams');
    },
  };
}

/** Walks until request `number`, which has no answer: the worker was stopped. Answers when it hangs. */
function walkUntil(number: number, { read, asked }: ReturnType<typeof server>, trail: Trail<Team>) {
  return new Promise<void>((hangs, ends) => {
    const dying = (position: Position | null) => {
      if (asked.length + 1 < number) return read(position);
      asked.push(position);
      hangs();
      return new Promise<never>(() => undefined);
    };
    walkPages(dying, { isPaged: true, trail }).then(() => ends(new Error('The walk came to its end.')));
  });
}

const WHOLE = teams(750);
const PAGES = 8;

describe('a walk that was interrupted', () => {
  test.each(Array.from({ length: PAGES }, (_, index) => index + 1))(
    'by the end of the worker at page %i goes on with that page',
    async (number) => {
      const memory = memoryTrail();
      const { read, asked } = server(WHOLE);
      await walkUntil(number, { read, asked }, memory.trail());
      const rows = await walkPages(read, { isPaged: true, trail: memory.trail() });
      expect(rows).toEqual(await walkPages(server(WHOLE).read, { isPaged: true }));
      expect(asked).toHaveLength(PAGES + 1);
      expect(
        asked.filter((one, index) => asked.findIndex((other) => other?.offset === one?.offset) !== index),
      ).toEqual([asked[number - 1]]);
      expect(memory.pages).toEqual([]);
    },
  );

  test.each(Array.from({ length: PAGES }, (_, index) => index + 1))(
    'by a failure of page %i shows what was read, and goes on with that page',
    async (number) => {
      const memory = memoryTrail();
      const { read, asked } = server(WHOLE);
      const failing = async (position: Position | null) =>
        asked.length === number - 1 ? fail({ kind: 'offline' }) : read(position);
      const part = await walkPages(failing, { isPaged: true, trail: memory.trail() });
      expect(part).toMatchObject({ complete: false, failure: { kind: 'offline' } });
      expect(part.items).toHaveLength(number === 1 ? 0 : 1 + (number - 1) * 99);
      const rows = await walkPages(read, { isPaged: true, trail: memory.trail() });
      expect(rows).toMatchObject({ complete: true, failure: null });
      expect(ids(rows)).toEqual(WHOLE.map((_, index) => `t${index}`));
      expect(asked).toHaveLength(PAGES);
    },
  );

  test('shows at once what was kept, then each page', async () => {
    const memory = memoryTrail();
    const whole = server(WHOLE);
    await walkUntil(5, whole, memory.trail());
    const shown: number[] = [];
    await walkPages(whole.read, {
      isPaged: true,
      trail: memory.trail(),
      onProgress: ({ items }) => shown.push(items.length),
    });
    expect(shown).toEqual([397, 496, 595, 694]);
  });

  test('begins anew when rows were removed between, and leaves none out', async () => {
    const memory = memoryTrail();
    await walkUntil(5, server(WHOLE), memory.trail());
    const { read, asked } = server(WHOLE.slice(7));
    const rows = await walkPages(read, { isPaged: true, trail: memory.trail() });
    expect(ids(rows)).toEqual(WHOLE.slice(7).map((_, index) => `t${index + 7}`));
    expect(asked.slice(0, 2).map((position) => position?.offset)).toEqual([396, 0]);
    expect(memory.pages).toEqual([]);
  });

  test('keeps nothing of what moved when it fails after that', async () => {
    const memory = memoryTrail();
    await walkUntil(5, server(WHOLE), memory.trail());
    const { read, asked } = server(WHOLE.slice(7));
    await walkPages(async (position) => (asked.length > 0 ? fail({ kind: 'offline' }) : read(position)), {
      isPaged: true,
      trail: memory.trail(),
    });
    expect(memory.pages).toEqual([]);
  });

  test('goes on when rows were added between, none of them twice', async () => {
    const memory = memoryTrail();
    await walkUntil(5, server(WHOLE), memory.trail());
    const more = [{ id: 'new', name: 'new' }, ...WHOLE];
    const { read, asked } = server(more);
    const rows = await walkPages(read, { isPaged: true, trail: memory.trail() });
    expect(rows.complete).toBe(true);
    expect(ids(rows)).toEqual(WHOLE.map((_, index) => `t${index}`));
    expect(asked[0]?.offset).toBe(396);
  });

  test('begins anew when it was read by other rules', async () => {
    const memory = memoryTrail();
    await walkUntil(3, server(WHOLE), memory.trail());
    memory.pages[1] = String(memory.pages[1]).replace('"limit":100', '"limit":50');
    const { read, asked } = server(WHOLE);
    expect(ids(await walkPages(read, { isPaged: true, trail: memory.trail() }))).toHaveLength(750);
    expect(asked[0]?.offset).toBe(0);
  });
});

test('equals one that was not, whatever interrupts it', async () => {
  const list = fc.record({
    length: fc.nat(400),
    cap: fc.constantFrom(20, 50, 100, 200),
    paged: fc.boolean(),
    known: fc.boolean(),
    broken: fc.array(fc.nat(399)),
  });
  const interruptions = fc.array(fc.record({ after: fc.nat(6), how: fc.constantFrom('fails', 'dies') }), {
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(list, interruptions, async ({ length, cap, paged, known, broken }, all) => {
      const rows = teams(length);
      for (const index of broken) if (index < length) rows[index] = { name: index };
      const expected = await walkPages(server(rows, { cap, paged }).read, { isPaged: known });
      const memory = memoryTrail();
      for (const { after, how } of all) {
        const { read, asked } = server(rows, { cap, paged });
        await new Promise<void>((over) => {
          const breaking = async (position: Position | null) => {
            if (asked.length < after) return read(position);
            if (how === 'fails') return fail({ kind: 'offline' });
            over();
            return new Promise<never>(() => undefined);
          };
          walkPages(breaking, { isPaged: known, trail: memory.trail() }).then(() => over());
        });
      }
      const result = await walkPages(server(rows, { cap, paged }).read, {
        isPaged: known,
        trail: memory.trail(),
      });
      expect(result).toEqual(expected);
      expect(memory.pages).toEqual([]);
    }),
  );
});

describe('a trail', () => {
  const walk = { controlPlaneId: 'cloud', identity: 'ada', list: 'teams/{}' };
  const page = { position: null, page: { rows: [], drift: 0 } };
  const ages: number[] = [];
  const store: WalkStore = {
    read: async (_, maxAge) => {
      ages.push(maxAge / 60_000);
      return [page];
    },
    keep: async () => Promise.reject(new Error('no storage')),
    drop: async () => Promise.reject(new Error('no storage')),
  };

  test('is as old as a person would go on with', async () => {
    expect((await trailOf(store, walk)).kept).toEqual([page]);
    expect((await trailOf(store, walk, true)).kept).toEqual([page]);
    expect(ages).toEqual([10, 2]);
  });

  test('costs no answer when its store fails', async () => {
    const trail = await trailOf({ ...store, read: () => Promise.reject(new Error('no storage')) }, walk);
    expect(trail.kept).toEqual([]);
    await expect(trail.keep(1, page)).resolves.toBeUndefined();
    await expect(trail.drop()).resolves.toBeUndefined();
  });

  test('is nobody’s for nobody in particular', async () => {
    expect((await trailOf(store, { ...walk, identity: '' })).kept).toEqual([]);
    expect((await trailOf(undefined, walk)).kept).toEqual([]);
  });
});
