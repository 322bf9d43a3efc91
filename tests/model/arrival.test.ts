// @vitest-environment node
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type Arrival, arrivalOf, type Wish } from '#lib/model/arrival.ts';
import { Workspace } from '#lib/model/resources/workspace.ts';

const WISHED = Date.parse('2026-03-02T10:00:00Z');
const UP = { state: 'available' } as const;
const DOWN = { state: 'deactivated' } as const;
const NEWER = { version: '0.94.2' };

/** What ZenML says of a workspace so many seconds after the wish. */
const read = (status: string, version: string, statusUpdated: string | null) =>
  z.parse(Workspace, {
    id: 'w',
    status,
    status_updated: statusUpdated,
    zenml_service: { configuration: { version: '0.94.2' }, status: { version } },
  });

it.each<[Arrival, Wish, seconds: number, status: string, version: string, statusUpdated: string | null]>([
  ['arrived', UP, 0, 'available', '0.94.2', null],
  ['under-way', UP, 5, 'pending', '0.94.2', null],
  ['under-way', UP, 5, 'deactivated', '0.94.2', null],
  ['under-way', UP, 599, 'not_initialized', '0.94.2', null],
  ['timed-out', UP, 600, 'pending', '0.94.2', null],
  ['arrived', UP, 6000, 'available', '0.94.2', null],
  ['under-way', DOWN, 5, 'available', '0.94.2', null],
  ['arrived', DOWN, 5, 'deactivated', '0.94.2', null],
  ['timed-out', DOWN, 600, 'available', '0.94.2', null],
  ['failed', UP, 5, 'failed', '0.94.2', null],
  ['failed', UP, 5, 'failed', '0.94.2', '2026-03-02T10:00:03'],
  // It had failed before, and is only being tried again.
  ['under-way', UP, 5, 'failed', '0.94.2', '2026-03-01T10:00:00'],
  ['failed', UP, 600, 'failed', '0.94.2', '2026-03-01T10:00:00'],
  ['failed', DOWN, 5, 'deleted', '0.94.2', null],
  ['under-way', NEWER, 5, 'available', '0.92.0', null],
  // The new release answers before the workspace does.
  ['under-way', NEWER, 5, 'pending', '0.94.2', null],
  ['arrived', NEWER, 5, 'available', '0.94.2', null],
  ['arrived', NEWER, 5, 'deactivated', '0.94.2', null],
  ['failed', NEWER, 5, 'failed', '0.92.0', '2026-03-02T10:00:03'],
  ['timed-out', NEWER, 600, 'available', '0.92.0', null],
  // The clock was put back meanwhile.
  ['under-way', UP, -5, 'pending', '0.94.2', null],
  ['timed-out', UP, -3 * 3600, 'pending', '0.94.2', null],
  ['failed', UP, -3 * 3600, 'failed', '0.94.2', '2026-03-01T10:00:00'],
  // Of a server whose clock is ahead nobody knows when that was.
  ['under-way', UP, 5, 'failed', '0.94.2', '2026-03-03T08:00:00'],
  ['failed', UP, 600, 'failed', '0.94.2', '2026-03-03T08:00:00'],
  // A status of a newer server.
  ['under-way', UP, 5, 'thawing', '0.94.2', null],
])('%s: %j, %i s later %s at %s (since %s)', (arrival, wish, seconds, ...shown) => {
  expect(arrivalOf(read(...shown), wish, WISHED, WISHED + seconds * 1000)).toBe(arrival);
});
