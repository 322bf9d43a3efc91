import { failureWords } from '#components/ui/failure-words.ts';
import { plural, t } from '#lib/i18n.ts';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import type { Verdict } from '#lib/model/permissions/verdict-json.ts';
import { byAllWords } from './chain-words.ts';
import { doubtWords } from './doubt-words.ts';
import { deedWords } from './thing-words.ts';

interface Said extends Omit<Verdict, 'asOf'> {
  /** What was looked at; null when nothing could be. */
  evidence: Evidence | null;
  /** It is about who reads it. */
  isMe: boolean;
}

/** A verdict as one line to share: "You may delete pipeline run 5d0c1a7e…1e42 in ML production: Workspace Developer via team ml-core." */
export function verdictLine(said: Said): string {
  const { decision, permission, place, principal, isMe } = said;
  const deed = deedWords(permission, place);
  const { name } = principal;
  switch (decision.verdict) {
    case 'allowed':
      return allowed(said, deed);
    case 'denied':
      return denied(said, deed);
    case 'unknown': {
      const why = decision.doubts.map(doubtWords).map(({ what, failure }) => failure ?? what);
      const [first = t('value_unknown')] = [...new Set(why)];
      return isMe
        ? t('line_unknown_me', { deed, why: first })
        : t('line_unknown_them', { deed, name, why: first });
    }
    case 'unavailable': {
      const why = decision.failure ? failureWords(decision.failure).title : t('value_unknown');
      return isMe ? t('line_unavailable_me', { deed, why }) : t('line_unavailable_them', { deed, name, why });
    }
  }
}

function allowed({ decision, principal: { name }, isMe }: Said, deed: string): string {
  const by = byAllWords(decision.chains);
  if (by !== null) {
    return isMe ? t('line_allowed_me', { by, deed }) : t('line_allowed_them', { by, deed, name });
  }
  if (decision.rolesSay === 'denied') {
    return isMe ? t('line_allowed_against_me', { deed }) : t('line_allowed_against_them', { deed, name });
  }
  return isMe ? t('line_allowed_zenml_me', { deed }) : t('line_allowed_zenml_them', { deed, name });
}

function denied({ decision, principal: { name }, isMe, evidence }: Said, deed: string): string {
  if (decision.isInactive) {
    return isMe ? t('line_denied_inactive_me', { deed }) : t('line_denied_inactive_them', { deed, name });
  }
  const by = byAllWords(decision.chains);
  if (decision.rolesSay === 'allowed' && by !== null) {
    return isMe
      ? t('line_denied_against_me', { by, deed })
      : t('line_denied_against_them', { by, deed, name });
  }
  if (!evidence?.complete) {
    return isMe ? t('line_denied_zenml_me', { deed }) : t('line_denied_zenml_them', { deed, name });
  }
  const roles = plural('count_roles', evidence.roles.length);
  const teams = plural('count_teams', evidence.teams.length);
  return isMe
    ? t('line_denied_me', { deed, roles, teams })
    : t('line_denied_them', { deed, name, roles, teams });
}
