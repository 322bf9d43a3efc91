import { useSession } from '#components/app/session-context.ts';
import { useAnnounceOnce } from '#components/hooks/use-announce-once.ts';
import { useRowOnArrival } from '#components/hooks/use-arrival.ts';
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
  const { actions, asked, isComplete } = verdicts;
  const { user } = useSession();
  useAnnounceOnce(isComplete && actions ? answerWords(actions, place.resource?.type ?? null) : null);
  useRowOnArrival(actions !== null && actions.length > 0);
  const { data: where, failure } = access.resolved;
  const isNowhere = where !== null && where.organization === null && !user.isSuperuser;
  return (
    <>
      <Section title={t('permissions_actions')} isHeadHidden>
        <Verdicts place={place} verdicts={verdicts}>
          {(of, all) =>
            place.resource ? (
              <ActionList label={t('actions_column')} asked={of} actions={all} />
            ) : (
              <ActionTable asked={of} actions={all} />
            )
          }
        </Verdicts>
      </Section>
      {/* Why nothing is known of a place is said above. */}
      {!isNowhere && (asked || !failure) && (
        <Section title={t('permissions_roles')}>
          <MyRoles of={access} />
        </Section>
      )}
    </>
  );
}
