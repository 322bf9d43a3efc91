import type { PlainKey } from '#lib/i18n.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import type { IconName } from './Icon.tsx';
import type { Tone } from './Tag.tsx';

export type Verdict = Decision['verdict'];

/** The sign, the word and the colour of each verdict. */
export const VERDICTS: Record<Verdict, { word: PlainKey; icon: IconName; tone: Tone }> = {
  allowed: { word: 'verdict_allowed', icon: 'check', tone: 'good' },
  denied: { word: 'verdict_denied', icon: 'cross', tone: 'bad' },
  unknown: { word: 'verdict_unknown', icon: 'question', tone: 'unsure' },
  unavailable: { word: 'verdict_unavailable', icon: 'question', tone: 'unsure' },
};
