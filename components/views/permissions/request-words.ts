import type { Asked } from '#components/hooks/use-my-verdicts.ts';
import { t } from '#lib/i18n.ts';
import type { WhyNot } from '#lib/model/permissions/why-not.ts';
import { roleWords } from './Remedies.tsx';
import { deedWords } from './thing-words.ts';

/** The request for the smallest role, to the nearest person who can grant it; null where no role would help. */
export function requestWords(
  { remedies: [smallest], lacks, granters }: WhyNot,
  { place, principal, isMe }: Pick<Asked, 'place' | 'principal' | 'isMe'>,
  link: string,
): string | null {
  if (!smallest) return null;
  const role = roleWords(smallest, place);
  const deed = deedWords(lacks, place, true);
  const { name } = principal;
  const person = granters?.known.find((one) => one.principal.id !== principal.id)?.principal.name ?? null;
  if (isMe) {
    return person === null
      ? t('request_me', { deed, link, role })
      : t('request_me_to', { deed, link, person, role });
  }
  return person === null
    ? t('request_them', { deed, link, name, role })
    : t('request_them_to', { deed, link, name, person, role });
}
