import { gunzipSync } from 'node:zlib';
import { strangersTo } from './strangers.ts';
import { type World, within } from './world.ts';

/** As the worker keeps an answer: JSON, from a size on gzipped and written in base64 behind a mark. */
const MARK = '~';

/** Names of one account's world in the answers that are kept for another. */
export async function strangersKept(world: World): Promise<string[]> {
  const { extension } = world;
  const { state } = extension.controlPlane;
  const kept = await within(extension.worker.evaluate(() => chrome.storage.session.get(null), null));
  return Object.entries(kept ?? {}).flatMap(([key, value]) => {
    const [, , userId = ''] = key.split('/');
    const user = /^(cache|walk)\//.test(key) ? state.users.get(userId) : undefined;
    if (!user) return [];
    const text = textOf(value);
    return strangersTo(world, user.id)
      .filter((name) => text.includes(name))
      .map((name) => `“${name}” is kept for ${user.name}: ${key.slice(0, 80)}`);
  });
}

function textOf(value: unknown): string {
  const packed = typeof value === 'object' && value !== null ? Reflect.get(value, 'packed') : null;
  if (typeof packed !== 'string') return JSON.stringify(value);
  return packed.startsWith(MARK) ? gunzipSync(Buffer.from(packed.slice(1), 'base64')).toString() : packed;
}
