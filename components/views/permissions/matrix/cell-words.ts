import { asWords } from '#components/ui/format.ts';
import type { IconName } from '#components/ui/Icon.tsx';
import type { Tone } from '#components/ui/Tag.tsx';
import { type PlainKey, t } from '#lib/i18n.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { byAllWords } from '../chain-words.ts';
import { typeWords } from '../thing-words.ts';

/** How a cell looks and what it is called. */
export interface CellWords {
  icon: IconName;
  tone: Tone;
  name: string;
}

/** The sign, the colour and the word of what a cell says. */
export const VERDICT_SIGNS: Record<Decision['verdict'], { icon: IconName; tone: Tone; word: PlainKey }> = {
  allowed: { icon: 'check', tone: 'good', word: 'verdict_allowed' },
  denied: { icon: 'cross', tone: 'bad', word: 'verdict_denied' },
  unknown: { icon: 'question', tone: 'unsure', word: 'verdict_unknown' },
  unavailable: { icon: 'question', tone: 'unsure', word: 'verdict_unavailable' },
};

/** A cell of somebody's matrix: "delete pipeline run: allowed, Workspace Developer via team ml-core". */
export function cellWords({ action, resourceType }: Permission, decision: Decision): CellWords {
  const { icon, tone, word } = VERDICT_SIGNS[decision.verdict];
  const said = { action: asWords(action), type: typeWords(resourceType), verdict: t(word) };
  const by = decision.isInactive
    ? t('matrix_inactive')
    : decision.verdict === 'allowed'
      ? byAllWords(decision.chains)
      : null;
  return { icon, tone, name: by ? t('matrix_cell', { ...said, by }) : t('verdict_of_action', said) };
}
