import type { ActionDecision } from '#components/hooks/use-my-verdicts.ts';
import { VERDICTS } from '#components/ui/verdict-words.ts';
import { t } from '#lib/i18n.ts';
import { byAllWords } from './chain-words.ts';
import { actionOnType } from './thing-words.ts';

/** An action with its verdict in one phrase: "delete pipeline run: allowed, Workspace Developer via team ml-core". */
export function actionPhrase({ permission, decision }: ActionDecision): string {
  const words = {
    deed: actionOnType(permission),
    verdict: t(VERDICTS[decision.verdict].word),
  };
  const by = decision.verdict === 'allowed' ? byAllWords(decision.chains) : null;
  return by === null ? t('verdict_of_action', words) : t('verdict_of_action_by', { ...words, by });
}
