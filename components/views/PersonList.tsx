import { List } from '#components/ui/List.tsx';
import type { RowContent } from '#components/ui/Row.tsx';
import { t } from '#lib/i18n.ts';
import type { Person } from '#lib/model/access.ts';
import { PersonMarks } from './PersonMarks.tsx';
import { rolesSummary } from './roles-summary.ts';

interface Props {
  label: string;
  people: readonly Person[];
  onOpen: (person: Person) => void;
}

/** People as rows: name, e-mail and roles, what is special about the account at the right. */
export function PersonList({ label, people, onOpen }: Props) {
  if (people.length === 0) return null;
  return <List label={label} items={people} keyOf={({ id }) => id} content={rowOf} onOpen={onOpen} />;
}

function rowOf(person: Person): RowContent {
  const { name, email, roles, teams } = person;
  const second = [
    email === name ? null : email,
    rolesSummary(roles) ?? t('people_roles_none'),
    teams.map((team) => team.name).join(', '),
  ];
  return { name, second: second.filter(Boolean).join(' · '), state: <PersonMarks person={person} /> };
}
