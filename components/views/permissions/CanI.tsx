import { useAnnounceOnce } from '#components/hooks/use-announce-once.ts';
import { useMyVerdicts } from '#components/hooks/use-my-verdicts.ts';
import { Section } from '#components/ui/Section.tsx';
import { t } from '#lib/i18n.ts';
import { MyRoles } from '../MyRoles.tsx';
import { ActionList } from './ActionList.tsx';
import { ActionTable } from './ActionTable.tsx';
import { answerWords } from './answer-words.ts';
import type { QuestionProps } from './questions.ts';
import { Verdicts } from './Verdicts.tsx';

/** What I may do at a place, what gives it, and my roles that reach it. */
export function CanI({ place, access }: QuestionProps) {
  const verdicts = useMyVerdicts(place, access);
  const { actions, isComplete } = verdicts;
  useAnnounceOnce(isComplete && actions ? answerWords(actions, place.resource?.type ?? null) : null);
  const roles = (
    <Section key="roles" title={t('permissions_roles')}>
      <MyRoles of={access} />
    </Section>
  );
  const answer = (
    <Section key="actions" title={t('permissions_actions')}>
      <Verdicts place={place} verdicts={verdicts}>
        {(asked, all) =>
          place.resource ? (
            <ActionList label={t('actions_column')} asked={asked} actions={all} />
          ) : (
            <ActionTable asked={asked} actions={all} />
          )
        }
      </Verdicts>
    </Section>
  );
  // The few actions of one resource are the answer; the many of a whole place come after what gives most of them.
  return place.resource ? [answer, roles] : [roles, answer];
}
