import { useAnnounceOnce } from '#components/hooks/use-announce-once.ts';
import { type ActionDecision, type Asked, useMyVerdicts } from '#components/hooks/use-my-verdicts.ts';
import { byName } from '#components/ui/by-name.ts';
import { number } from '#components/ui/format.ts';
import { Section } from '#components/ui/Section.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { plural, t } from '#lib/i18n.ts';
import { ActionList } from './ActionList.tsx';
import { lackWords } from './answer-words.ts';
import type { QuestionProps } from './questions.ts';
import { actionOnType } from './thing-words.ts';
import { Verdicts } from './Verdicts.tsx';

/** What is denied at a place, and what is not known, each with what would change that. */
export function WhyCantI({ place, access }: QuestionProps) {
  const verdicts = useMyVerdicts(place, access);
  const { actions, isComplete } = verdicts;
  useAnnounceOnce(isComplete && actions ? lackWords(actions, place.resource?.type ?? null) : null);
  return (
    <Verdicts place={place} verdicts={verdicts}>
      {(asked, all) => {
        // What is not known yet is not what one cannot do.
        if (!isComplete) return <Skeleton rows={4} />;
        const sorted = all.toSorted(byName(({ permission }) => actionOnType(permission)));
        const denied = sorted.filter(({ decision }) => decision.verdict === 'denied');
        const unknown = sorted.filter(
          ({ decision: { verdict } }) => verdict !== 'allowed' && verdict !== 'denied',
        );
        const isOnlyOne = denied.length + unknown.length === 1;
        if (denied.length + unknown.length === 0) {
          return <p class="lead">{plural('why_not_nothing', all.length)}</p>;
        }
        return (
          <>
            <Lacking title={t('why_not_denied')} {...{ asked, isOnlyOne }} actions={denied} />
            <Lacking title={t('why_not_unknown')} {...{ asked, isOnlyOne }} actions={unknown} />
          </>
        );
      }}
    </Verdicts>
  );
}

interface Props {
  title: string;
  asked: Asked;
  actions: readonly ActionDecision[];
  /** There is no other: it is shown in full at once. */
  isOnlyOne: boolean;
}

function Lacking({ title, asked, actions, isOnlyOne }: Props) {
  if (actions.length === 0) return null;
  return (
    <Section title={title} aside={<span class="second">{number(actions.length)}</span>}>
      <ActionList label={title} asked={asked} actions={actions} hasTypes isOpenAtFirst={isOnlyOne} />
    </Section>
  );
}
