import type { QueryState } from '#components/hooks/use-query.ts';
import { failureWords } from '#components/ui/failure-words.ts';
import { list } from '#components/ui/format.ts';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { plural, t } from '#lib/i18n.ts';
import type { SortedEmails } from './sort-pasted.ts';

interface Props {
  pasted: SortedEmails;
  people: QueryState<'people'>;
}

/** How many would be invited, and who would not and why. */
export function InviteNotes({ pasted, people }: Props) {
  const { emails, fresh, members, invited, repeated } = pasted;
  const rows = people.data?.people;
  return (
    <>
      {emails.length > 0 && (
        <div class="notice note" role="status">
          <p>{plural('form_invites', fresh.length)}</p>
          {members.length > 0 && <p class="second">{t('form_members_already', { emails: list(members) })}</p>}
          {invited.length > 0 && <p class="second">{t('form_invited_already', { emails: list(invited) })}</p>}
          {repeated.length > 0 && <p class="second">{t('form_repeated', { emails: list(repeated) })}</p>}
        </div>
      )}
      {rows && !rows.complete && <RowsNotes rows={rows} onRetry={people.refetch} />}
      {people.failure && (
        <p class="notice note">
          {t('form_members_unknown')} <span class="second">{failureWords(people.failure).title}</span>
        </p>
      )}
    </>
  );
}
