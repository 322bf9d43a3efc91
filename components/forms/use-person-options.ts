import { useMemo } from 'preact/hooks';
import { byName } from '#components/ui/by-name.ts';
import type { PeopleOfOrganization } from '#lib/protocol.ts';
import type { Option } from './field.ts';
import { personOption } from './holder.ts';

/** Everybody of an organization to be picked from, in the order of their names; sorted once, as there may be ten thousand. */
export const usePersonOptions = (data: PeopleOfOrganization | null): readonly Option[] =>
  useMemo(() => [...(data?.people.items ?? [])].sort(byName(({ name }) => name)).map(personOption), [data]);
