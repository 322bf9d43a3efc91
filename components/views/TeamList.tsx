import { useMemo } from 'preact/hooks';
import { byName } from '#components/ui/by-name.ts';
import { List } from '#components/ui/List.tsx';
import { plural } from '#lib/i18n.ts';
import type { Team } from '#lib/model/resources/team.ts';

interface Props {
  label: string;
  teams: readonly Team[];
  onOpen: (team: Team) => void;
}

/** Teams as rows: name, description, how many members. */
export function TeamList({ label, teams, onOpen }: Props) {
  const items = useMemo(() => [...teams].sort(byName(({ name }) => name)), [teams]);
  if (items.length === 0) return null;
  return (
    <List
      label={label}
      items={items}
      keyOf={({ id }) => id}
      content={({ name, description, memberCount }) => ({
        name,
        second: description,
        state: memberCount === null ? null : plural('people_count', memberCount),
      })}
      onOpen={onOpen}
    />
  );
}
