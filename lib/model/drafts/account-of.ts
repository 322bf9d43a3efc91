import type { Person } from '../access.ts';

/** How changes name somebody: service accounts are users. */
export const accountOf = ({
  kind,
  id,
}: Pick<Person, 'kind' | 'id'>): { kind: 'user' | 'invitation'; id: string } => ({
  kind: kind === 'invitation' ? 'invitation' : 'user',
  id,
});
