import type { ActionDecision, Asked } from '#components/hooks/use-my-verdicts.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { Query } from '#components/ui/Query.tsx';
import { t } from '#lib/i18n.ts';
import { whyNot } from '#lib/model/permissions/why-not.ts';
import { Remedies } from './Remedies.tsx';
import { RequestText } from './RequestText.tsx';
import { actionOnType } from './thing-words.ts';
import { WhoCanGrant } from './WhoCanGrant.tsx';

interface Props {
  asked: Asked;
  action: ActionDecision;
}

/** What is missing for an action, the smallest role that would give it, who can grant that, and a text to ask them with. */
export function WhyNotPanel({ asked, action: { permission, decision } }: Props) {
  const organizationId = asked.place.organization?.id ?? null;
  // No role helps an account that is switched off, or where a role that gives it is held already.
  const isHopeless = decision.isInactive || decision.rolesSay === 'allowed' || organizationId === null;
  const roles = useQuery('roles', isHopeless ? null : { organizationId });
  if (decision.isInactive) return <p>{t('why_not_inactive')}</p>;
  if (isHopeless) return null;
  const lacks = t(decision.verdict === 'denied' ? 'why_not_lacks' : 'why_not_perhaps_lacks', {
    action: actionOnType(permission),
  });
  return (
    <>
      <p>{lacks}</p>
      <Query query={roles} rows={2}>
        {(all) => {
          const { place, evidence } = asked;
          const isEveryRole = all.complete && all.missing.length === 0;
          const why = whyNot({ place, permission, roles: all.roles, isEveryRole, evidence });
          return (
            <>
              <Remedies why={why} place={place} isReading={!all.complete} />
              <WhoCanGrant granters={why.granters} principal={asked.principal} isMe={asked.isMe} />
              <RequestText why={why} asked={asked} />
            </>
          );
        }}
      </Query>
    </>
  );
}
