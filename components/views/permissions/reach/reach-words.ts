import { shortId } from '#components/ui/format.ts';
import type { IconName } from '#components/ui/Icon.tsx';
import type { Tone } from '#components/ui/Tag.tsx';
import { type MessageKey, type PlainKey, plural, t } from '#lib/i18n.ts';
import type { ReachNode, ReachSource } from '#lib/model/permissions/reach.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { byWords } from '../chain-words.ts';
import { levelsOf } from '../way-words.ts';

/** The word, the sign and the colour of what somebody reaches. */
export const STATES: Record<ReachNode['state'], { word: PlainKey; icon: IconName | null; tone: Tone }> = {
  reached: { word: 'reach_reached', icon: 'check', tone: 'good' },
  within: { word: 'reach_within', icon: 'forward', tone: 'plain' },
  unknown: { word: 'reach_unknown', icon: 'question', tone: 'unsure' },
  none: { word: 'reach_none', icon: 'cross', tone: 'plain' },
};

/** A name; of what has none that is known the id, shortened. */
export const nameOf = ({ name, id, kind }: ReachNode, word: WorkspaceWord): string =>
  name ?? t('reach_unnamed', { id: shortId(id), kind: t(levelsOf(word)[kind]) });

/** One way in which a place is reached, and from where when that is further up: "Workspace Admin via team core, from above". */
export function sourceWords(source: ReachSource, isReading = false): string {
  if (source.via === 'owner') return t('who_way_owner');
  if (source.via === 'super-user') return t('people_superuser');
  const by = byWords({ ...source, workspaceId: null, projectId: null }, isReading);
  return source.isInherited ? t(FROM[source.heldAt], { by }) : by;
}

const FROM = {
  organization: 'reach_from_organization',
  workspace: 'reach_from_workspace',
  project: 'reach_from_workspace',
} as const satisfies Record<string, MessageKey>;

/** What gives the most, and how many ways more there are; null of none. */
export function summaryOf({ sources: [first, ...more] }: ReachNode, isReading: boolean): string | null {
  if (!first) return null;
  const by = sourceWords(first, isReading);
  return more.length > 0 ? plural('by_and_more', more.length, { by }) : by;
}
