// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { createPageSizes } from '#lib/api/page-sizes.ts';
import { readRows } from '#lib/api/read-rows.ts';
import { type Position, walkPages } from '#lib/api/walk-pages.ts';
import { Team } from '#lib/model/resources/team.ts';
import { fail } from '#lib/model/result.ts';
import type { Rows } from '#lib/model/rows.ts';

const teams = (count: number, from = 0): unknown[] =>
  Array.from({ length: count }, (_, index) => ({ id: `t${from + index}`, name: `Team ${from + index}` }));
const ids = (rows: Rows<Team>) => rows.items.map(({ id }) => id);
const inOrder = (count: number) => teams(count).map((_, index) => `t${index}`);

/** A server with `rows`, which may change before each page; counts what it is asked. */
function server(
  rows: unknown[],
  options: { cap?: number; ignoresOffset?: boolean; before?(page: number): void } = {},
) {
  const asked: (Position | null)[] = [];
  return {
    asked,
    read: async (position: Position | null) => {
      asked.push(position);
      options.before?.(asked.length);
      const { offset, limit } = options.ignoresOffset || !position ? { offset: 0, limit: 1e9 } : position;
      return readRows(Team, rows.slice(offset, offset + Math.min(limit, options.cap ?? 1e9)), 'teams');
    },
  };
}

describe('a list that pages', () => {
  test.each([0, 1, 19, 20, 99, 100, 101, 199, 200, 1000, 1037])(
    'of %i is read whole and in order',
    async (count) => {
      const { read, asked } = server(teams(count), { cap: 100 });
      const rows = await walkPages(read, { isPaged: true });
      expect(rows).toMatchObject({ complete: true, failure: null, unreadable: 0, drift: 0 });
      expect(ids(rows)).toEqual(inOrder(count));
      expect(asked[0]).toEqual({ offset: 0, limit: 100 });
      expect(asked.length).toBeLessThanOrEqual(Math.ceil(count / 99) + 1);
    },
  );

  test('of a server that gives less than it is asked for', async () => {
    const rows = await walkPages(server(teams(130), { cap: 50 }).read, { isPaged: true });
    expect(rows.complete).toBe(true);
    expect(ids(rows)).toEqual(inOrder(130));
  });

  test.each([10, 15, 30, 75, 95])('is read whole where the server never gives more than %i', async (cap) => {
    const rows = await walkPages(server(teams(3 * cap + 7), { cap }).read, { isPaged: true });
    expect(rows.complete).toBe(true);
    expect(ids(rows)).toEqual(inOrder(3 * cap + 7));
  });

  test('is not asked for more where the server has given larger pages than that', async () => {
    const sizes = createPageSizes();
    const askedFor = async (count: number) => {
      const { read, asked } = server(teams(count), { cap: 100 });
      const rows = await walkPages(read, { isPaged: true, sizes });
      expect([rows.complete, rows.items.length]).toEqual([true, count]);
      return asked.length;
    };
    expect([await askedFor(30), await askedFor(31), await askedFor(30)]).toEqual([2, 1, 1]);
  });

  test('shows what it has while pages arrive', async () => {
    const seen: [number, boolean][] = [];
    await walkPages(server(teams(250), { cap: 100 }).read, {
      isPaged: true,
      onProgress: (rows) => seen.push([rows.items.length, rows.complete]),
    });
    expect(seen).toEqual([
      [100, false],
      [199, false],
    ]);
  });

  test.each([1, 2, 3, 4])('of which page %i fails keeps what it has and says so', async (failing) => {
    const { read, asked } = server(teams(350), { cap: 100 });
    const rows = await walkPages(
      async (position) =>
        asked.length === failing - 1 ? fail({ kind: 'server', status: 500, reason: null }) : read(position),
      { isPaged: true },
    );
    expect(rows.complete).toBe(false);
    expect(rows.failure).toEqual({ kind: 'server', status: 500, reason: null });
    expect(ids(rows)).toEqual(inOrder(failing === 1 ? 0 : 1 + (failing - 1) * 99));
  });

  test('with broken rows keeps the others and counts those', async () => {
    const list: unknown[] = teams(250);
    list[3] = { name: 'no id' };
    list[120] = null;
    list[121] = { id: 't121', name: 5 };
    const rows = await walkPages(server(list, { cap: 100 }).read, { isPaged: true });
    expect(rows).toMatchObject({ complete: true, unreadable: 2, drift: 1 });
    expect(rows.items).toHaveLength(248);
  });
});

describe('a list that changes while it is read', () => {
  test('rows added in front: those shifted are not shown twice', async () => {
    const list = teams(250);
    const { read } = server(list, {
      cap: 100,
      before: (page) => page === 2 && list.unshift({ id: 'new', name: 'n' }),
    });
    const rows = await walkPages(read, { isPaged: true });
    expect(rows.complete).toBe(true);
    expect(new Set(ids(rows)).size).toBe(rows.items.length);
    expect(new Set(ids(rows))).toEqual(new Set(inOrder(250)));
  });

  test.each([1, 5, 60])('%i rows removed in front: none of the others is lost', async (removed) => {
    const list = teams(350);
    const { read } = server(list, { cap: 100, before: (page) => page === 2 && list.splice(0, removed) });
    const rows = await walkPages(read, { isPaged: true });
    expect(rows.complete).toBe(true);
    expect(ids(rows)).toEqual(expect.arrayContaining(inOrder(350).slice(removed)));
  });

  test('without end: what could be read, never called whole', async () => {
    const list = teams(3000);
    const { read } = server(list, { cap: 100, before: () => list.splice(0, 5) });
    const rows = await walkPages(read, { isPaged: true });
    expect(rows).toMatchObject({ complete: false, failure: { kind: 'unexpected-response' } });
  });
});

describe('a list that does not page', () => {
  test.each([0, 1, 9, 19, 101, 352])('of %i is asked for once', async (count) => {
    const { read, asked } = server(teams(count), { ignoresOffset: true });
    const rows = await walkPages(read, { isPaged: false });
    expect(rows.complete).toBe(true);
    expect(ids(rows)).toEqual(inOrder(count));
    expect(asked).toEqual([null]);
  });

  test('but has as many rows as a limit might let through is asked once more, and read whole if it pages', async () => {
    const whole = server(teams(100), { ignoresOffset: true });
    expect(ids(await walkPages(whole.read, { isPaged: false }))).toEqual(inOrder(100));
    expect(whole.asked).toHaveLength(2);
    const cut = server(teams(130), { cap: 50 });
    expect(ids(await walkPages(cut.read, { isPaged: false }))).toEqual(inOrder(130));
  });

  test.each([10, 25, 30, 75, 200, 1000])('but is cut at %i rows all the same is read whole', async (cap) => {
    const list = teams(2 * cap + 130);
    const rows = await walkPages(server(list, { cap }).read, { isPaged: false });
    expect(rows.complete).toBe(true);
    expect(ids(rows)).toEqual(inOrder(list.length));
  });

  test('is known by that, so that the next of as many rows is asked for once', async () => {
    const sizes = createPageSizes();
    const first = server(teams(40), { ignoresOffset: true });
    const second = server(teams(40), { ignoresOffset: true });
    for (const { read } of [first, second]) await walkPages(read, { isPaged: false, sizes });
    expect([first.asked.length, second.asked.length]).toEqual([2, 1]);
  });

  test('of nothing but broken rows comes to an end', async () => {
    const rows = await walkPages(server(Array(100).fill({ name: 'x' }), { ignoresOffset: true }).read, {
      isPaged: false,
    });
    expect(rows).toMatchObject({ items: [], complete: true, unreadable: 1 });
  });
});

test.each([{}, 'text', null, 5])('%j is no list', async (json) => {
  const rows = await walkPages(async () => readRows(Team, json, 'teams'), { isPaged: true });
  expect(rows).toMatchObject({
    items: [],
    complete: false,
    failure: { kind: 'unexpected-response', path: '$' },
  });
});
