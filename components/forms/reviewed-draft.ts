import type { Platform } from '#components/app/platform.ts';
import type { Change } from '#lib/changes.ts';
import { stableJson } from '#lib/model/stable-json.ts';
import { draftKey } from './draft-key.ts';
import type { FormWork } from './field.ts';

type Drafts = Platform['drafts'];
type Asked = readonly { kind: string; input: unknown }[];

/** Where it is kept which form the changes under review came from. */
const KEY = 'reviewed';

/** Enough to know the changes by, however many they are. */
const signOf = (changes: Asked): string => stableJson([changes.length, changes[0], changes.at(-1)]);

/** Remembers which form some changes came from, so that what was typed there is forgotten once they are confirmed. */
export const rememberReviewed = (drafts: Drafts, work: FormWork, changes: readonly Change[]): Promise<void> =>
  drafts.write(KEY, { key: draftKey(work), sign: signOf(changes) });

/** Forgets what was typed into the form that these changes, which were confirmed, came from. */
export async function forgetReviewed(drafts: Drafts, changes: Asked): Promise<void> {
  const reviewed = await drafts.read(KEY);
  if (!reviewed?.key || reviewed.sign !== signOf(changes)) return;
  await drafts.write(reviewed.key, null);
  await drafts.write(KEY, null);
}
