import type { ActionDecision, Asked } from '#components/hooks/use-my-verdicts.ts';
import { useShown } from '#components/hooks/use-shown.ts';
import { FailureView } from '#components/ui/FailureView.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { t } from '#lib/i18n.ts';
import { actionPhrase } from './action-phrase.ts';
import { chainSteps } from './chain-steps.ts';
import { Disagreement } from './Disagreement.tsx';
import { Doubts } from './Doubts.tsx';
import { reasonWords } from './reason-words.ts';
import { VerdictActions } from './VerdictActions.tsx';
import { WhyNotPanel } from './WhyNotPanel.tsx';

interface Props {
  asked: Asked;
  action: ActionDecision;
}

/** All that a verdict rests on: who said so, every way in which it is given, what is not known; of a "no" what would change it. */
export function VerdictDetail({ asked, action }: Props) {
  const { decision, permission } = action;
  const { access, evidence, asOf, place, principal, isMe } = asked;
  const { verdict, chains, basis, failure, doubts } = decision;
  const detail = useShown<HTMLDivElement>();
  const retry = () => {
    access.resolved.refetch();
    access.access.refetch();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div ref={detail} class="verdict" role="group" aria-label={actionPhrase(action)}>
      {basis && <p class="second">{t(basis === 'zenml' ? 'basis_zenml' : 'basis_roles')}</p>}
      <Disagreement asked={asked} action={action} />
      {chains.length > 0 && (
        <ul>
          {chains.map((chain) => (
            <li class="step" key={JSON.stringify(chain)}>
              {chainSteps(chain, action.permission, asked).join(' > ')}
              {chain.isDocumented && (
                <>
                  {' '}
                  <Tag tone="unsure">{t('chain_documented')}</Tag>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {verdict === 'allowed' && chains.length === 0 && <p>{reasonWords(decision, asked)}</p>}
      <Doubts doubts={doubts} isReading={asked.isReading} />
      {failure && <FailureView failure={failure} onRetry={retry} isBusy={access.access.isFetching} isNote />}
      {(verdict === 'denied' || verdict === 'unknown') && <WhyNotPanel asked={asked} action={action} />}
      <VerdictActions {...{ decision, permission, place, evidence, asOf, principal, isMe }} />
    </div>
  );
}
