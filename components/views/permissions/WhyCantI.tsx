import { useAnnounceOnce } from '#components/hooks/use-announce-once.ts';
import { type ActionDecision, useMyVerdicts } from '#components/hooks/use-my-verdicts.ts';
import { byName } from '#components/ui/format.ts';
import { Section } from '#components/ui/Section.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { plural, t } from '#lib/i18n.ts';
import { ActionList } from './ActionList.tsx';
import { answerWords } from './answer-words.ts';
import type { QuestionProps } from './questions.ts';
import { actionOnType } from './thing-words.ts';
import { Verdicts } from './Verdicts.tsx';

/** What is denied at a place, or not known, each with what would change that. */
export function WhyCantI({ place, access }: QuestionProps) {
  const verdicts = useMyVerdicts(place, access);
  const { actions, isComplete } = verdicts;
  useAnnounceOnce(isComplete && actions ? answerWords(actions, place.resource?.type ?? null) : null);
  return (
    <Section title={t('why_not_title')}>
      <Verdicts place={place} verdicts={verdicts}>
        {(asked, all) => {
          // What is not known yet is not what one cannot do.
          if (!isComplete) return <Skeleton rows={4} />;
          const lacking = all.filter(({ decision }) => decision.verdict !== 'allowed').sort(inOrder);
          return lacking.length > 0 ? (
            <ActionList asked={asked} actions={lacking} hasTypes />
          ) : (
            <p class="lead">{plural('why_not_nothing', all.length)}</p>
          );
        }}
      </Verdicts>
    </Section>
  );
}

/** What is denied comes before what is not known. */
function inOrder(a: ActionDecision, b: ActionDecision): number {
  const isDenied = ({ decision }: ActionDecision) => decision.verdict === 'denied';
  return (
    Number(isDenied(b)) - Number(isDenied(a)) ||
    byName((one: ActionDecision) => actionOnType(one.permission))(a, b)
  );
}
