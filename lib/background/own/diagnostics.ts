import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { Dialect } from '#lib/api/dialect.ts';
import { isReadName } from '#lib/api/endpoints.ts';
import { CACHE_VERSION, cachePrefix, readEntry } from '#lib/cache-entry.ts';
import { type ControlPlane, ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { RESOURCE_FORMS } from '#lib/model/permissions/resource-string.ts';
import type { RoadStatus } from '#lib/model/road.ts';
import { isOurNote, type ToldDrift } from '#lib/model/told-drift.ts';
import { policy } from '#lib/policy.ts';
import { type Activity, queries } from '#lib/protocol.ts';
import { sessionArea } from '#lib/session-area.ts';
import { checkForms, dialects, editing, environments, production } from '#lib/storage.ts';
import { hasHostAccess } from '../host-access.ts';
import { readStored } from './stored.ts';

interface Dependencies {
  controlPlanes(): Promise<readonly ControlPlane[]>;
  activity(controlPlane: ControlPlane): Promise<Activity>;
  roadOf(controlPlaneId: string): Promise<RoadStatus>;
}

const Form = z.object({ form: z.enum(RESOURCE_FORMS), isProven: z.boolean() });

/**
 * What helps to find a fault, to be copied and sent by a person: versions, shapes and numbers. Everything in it is a number, a yes or no, or a
 * word out of our own code, the names of fields in our schemas among them: no name, id, address or host, whoever wrote it.
 */
export async function readDiagnostics({ controlPlanes, activity, roadOf }: Dependencies): Promise<object> {
  const all = await controlPlanes();
  const { isReadOnly, isBulkOff, controlPlanes: fixed } = await policy.read();
  return {
    sidecar: browser.runtime.getManifest().version,
    schema: { answers: CACHE_VERSION, changes: 1, writes: 1 },
    browser: browserOf(navigator.userAgent),
    controlPlanes: await Promise.all(all.map((one) => describe(one, { activity, roadOf }))),
    hostsGranted: (await Promise.all(all.map(hasHostAccess))).filter(Boolean).length,
    policy: { isReadOnly, isBulkOff, controlPlanes: fixed?.length ?? null },
    rules: {
      environments: (await environments.read()).length,
      production: (await production.read()).length,
      editing: (await editing.read()).length,
    },
    stored: await readStored(),
  };
}

async function describe(
  controlPlane: ControlPlane,
  { activity, roadOf }: Pick<Dependencies, 'activity' | 'roadOf'>,
): Promise<object> {
  const { id } = controlPlane;
  const dialect = Dialect.safeParse((await dialects.read())[id]).data;
  const { road, why } = await roadOf(id);
  const { sent, refused, waiting, pausedUntil } = await activity(controlPlane);
  return {
    kind: id === ZENML_CLOUD.id ? 'zenml-cloud' : 'other',
    isApiElsewhere: controlPlane.apiOrigin !== controlPlane.dashboardOrigin,
    dialect: dialect
      ? {
          base: dialect.base,
          workspaces: dialect.workspaces,
          check: dialect.checkPermissions.method,
          paged: dialect.paged.length,
          from: dialect.from,
        }
      : null,
    check: Form.safeParse((await checkForms.read())[id]).data ?? null,
    road: { road, why },
    requests: { sent, refused, waiting, isPaused: pausedUntil !== null },
    answers: await describeAnswers(id),
  };
}

/** How many answers there are of each question, and which fields were not of the shape that we know, how often. */
async function describeAnswers(controlPlaneId: string): Promise<object> {
  const found: Record<string, { count: number; drift: number; unreadable: number; fields: ToldDrift }> = {};
  for (const [key, stored] of Object.entries(await sessionArea().get(null))) {
    if (!key.startsWith(cachePrefix(controlPlaneId))) continue;
    const name = key.slice(cachePrefix(controlPlaneId).length).split('/')[1] ?? '';
    if (!Object.hasOwn(queries, name)) continue;
    const entry = await readEntry(stored);
    const { count, drift, unreadable, fields } = found[name] ?? {
      count: 0,
      drift: 0,
      unreadable: 0,
      fields: {},
    };
    addDrifted(entry?.data, fields);
    found[name] = {
      count: count + 1,
      drift: drift + sumOf(entry?.data, 'drift'),
      unreadable: unreadable + sumOf(entry?.data, 'unreadable'),
      fields,
    };
  }
  return found;
}

/** The numbers that stand anywhere in an answer under a name of ours (`Rows` in `lib/model/rows.ts`). */
function sumOf(value: unknown, name: 'drift' | 'unreadable'): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === name && typeof inner === 'number' ? inner : sumOf(inner, name)),
    0,
  );
}

/** Adds to `fields` those that differed anywhere in an answer (`Rows` again): only what our own schemas name. */
function addDrifted(value: unknown, fields: ToldDrift): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key !== 'drifted') addDrifted(inner, fields);
    else
      for (const [note, times] of Object.entries<unknown>(Object(inner)))
        if (typeof times === 'number' && isOurNote(note, isReadName))
          fields[note] = (fields[note] ?? 0) + times;
  }
}

/** The browser and its major version: of the user agent only what we look for by name. */
function browserOf(userAgent: string): string {
  const [, name, version] = /(Firefox|Edg|Chrome)\/(\d+)/.exec(userAgent) ?? [];
  return name && version ? `${name} ${version}` : 'unknown';
}
