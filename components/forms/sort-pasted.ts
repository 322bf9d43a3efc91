import { type PastedEmails, pasteEmails } from '#lib/model/paste-emails.ts';
import type { PeopleOfOrganization } from '#lib/protocol.ts';

export interface SortedEmails extends PastedEmails {
  /** Those that are neither members nor invited, as far as that is known. */
  fresh: string[];
  members: string[];
  invited: string[];
}

/** Pasted addresses beside the people of an organization: who would be new in it. */
export function sortPasted(text: string, data: PeopleOfOrganization | null): SortedEmails {
  const pasted = pasteEmails(text);
  const kinds = new Map(
    (data?.people.items ?? []).flatMap(({ email, kind }) =>
      email === null ? [] : [[email.toLowerCase(), kind] as const],
    ),
  );
  return {
    ...pasted,
    fresh: pasted.emails.filter((email) => !kinds.has(email)),
    members: pasted.emails.filter((email) => kinds.has(email) && kinds.get(email) !== 'invitation'),
    invited: pasted.emails.filter((email) => kinds.get(email) === 'invitation'),
  };
}
