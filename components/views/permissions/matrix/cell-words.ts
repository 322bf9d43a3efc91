import { VERDICTS } from '#components/ui/verdict-words.ts';
import { t } from '#lib/i18n.ts';
import type { Difference } from '#lib/model/permissions/compare.ts';
import type { Decision } from '#lib/model/permissions/decision.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import { byAllWords } from '../chain-words.ts';
import { actionOnType } from '../thing-words.ts';

/** The sign, the colour and the word of something that a cell can say. */
export type Sign = (typeof VERDICTS)['allowed'];

/** How a cell looks and what it is called. */
export interface CellWords {
  sign: Sign;
  name: string;
  /** It is what the matrix is about. */
  isStrong: boolean;
}

export const DIFFERENCE_SIGNS: Record<Difference, Sign> = {
  gained: { icon: 'plus', tone: 'good', word: 'difference_gained' },
  lost: { icon: 'minus', tone: 'bad', word: 'difference_lost' },
  same: { icon: 'equal', tone: 'plain', word: 'difference_same' },
  unsure: VERDICTS.unknown,
};

/** A cell of somebody's matrix: "delete pipeline run: allowed, Workspace Developer via team ml-core". */
export function cellWords(permission: Permission, decision: Decision, isReading: boolean): CellWords {
  const { verdict, isInactive, chains } = decision;
  const sign = VERDICTS[verdict];
  const by = isInactive ? t('matrix_inactive') : verdict === 'allowed' ? byAllWords(chains, isReading) : null;
  return { sign, name: nameOf(permission, sign, by), isStrong: false };
}

/** A cell of two matrices: "delete pipeline run: gained, Workspace Admin". */
export function differenceWords(
  permission: Permission,
  difference: Difference,
  before: Decision,
  after: Decision,
): CellWords {
  const sign = DIFFERENCE_SIGNS[difference];
  if (difference === 'same') {
    const { icon, word } = VERDICTS[after.verdict];
    const both = after.verdict === 'allowed' ? t('difference_both_allowed') : t('difference_both_denied');
    return { sign: { icon, tone: 'plain', word }, name: nameOf(permission, sign, both), isStrong: false };
  }
  const { chains } = difference === 'lost' ? before : after;
  const by = difference === 'unsure' ? null : byAllWords(chains);
  return { sign, name: nameOf(permission, sign, by), isStrong: difference !== 'unsure' };
}

function nameOf(permission: Permission, { word }: Sign, by: string | null): string {
  const said = { deed: actionOnType(permission), verdict: t(word) };
  return by === null ? t('verdict_of_action', said) : t('verdict_of_action_by', { ...said, by });
}
