import { fakeBrowser } from 'wxt/testing/fake-browser';
import { writeCache } from '#lib/background/cache.ts';
import { toStored } from '#lib/cache-entry.ts';
import { signedInAs } from './users.ts';

const QUOTA = 10_485_760;

/** Whose answers may be stored from here on. */
export async function signIn(id: string, controlPlaneId = 'cloud'): Promise<void> {
  await writeCache({ controlPlaneId, userId: null }, 'session', {}, signedInAs(id), 5_000);
}

/** The memory of a browser that refuses what is over its quota, all of it. Answers the function that ends it. */
export function limitStorage(): () => void {
  const { session } = fakeBrowser.storage;
  const set = session.set;
  session.set = async (values: Record<string, unknown>) => {
    const after = { ...(await session.get(null)), ...values };
    if (JSON.stringify(after).length > QUOTA) throw new Error('Session storage quota bytes exceeded.');
    await set(values);
  };
  return () => {
    session.set = set;
  };
}

/** Everything stored, by key, as large as it is. */
export async function storedSizes(prefix: string): Promise<Map<string, number>> {
  const all = Object.entries(await fakeBrowser.storage.session.get(null));
  return new Map(
    all.flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[key, key.length + JSON.stringify(value).length] as const] : [],
    ),
  );
}

export const sum = (sizes: Map<string, number>): number => [...sizes.values()].reduce((a, b) => a + b, 0);

/** An entry as the version before would have left it, or one that comes of the future. */
export const entryOfVersion = async (version: unknown, data: object) => ({
  ...(await toStored({ updatedAt: 1, staleAt: 9e15, data })),
  version,
});
