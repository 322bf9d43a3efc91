import { useMemo } from 'preact/hooks';
import { useQuery } from '#components/hooks/use-query.ts';
import { MissingNotes } from '#components/ui/MissingNotes.tsx';
import { missingOf } from '#components/ui/missing-of.ts';
import { NotInRows } from '#components/ui/NotInRows.tsx';
import { RowsNotes } from '#components/ui/RowsNotes.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { placeOfRole, useNamesOfWorkspaces } from '#components/views/role-place.ts';
import { plural, t } from '#lib/i18n.ts';
import type { Person } from '#lib/model/access.ts';
import { type Copyable, copyChanges, type ToCopy, toCopy } from '#lib/model/drafts/copy-access.ts';
import { Form } from '../Form.tsx';
import { FormPage } from '../FormPage.tsx';
import { type Field, linesIn, type Option, type SpecProps, type Values } from '../field.ts';
import { usePersonOptions } from '../use-person-options.ts';

/** Gives somebody what another one has: whatever is ticked of the other's roles and teams. */
export function CopyAccess({ work }: SpecProps) {
  const { organizationId = '', personId = '' } = work.of;
  const people = useQuery('people', { organizationId });
  const reach = useQuery('reach', { organizationId });
  const nameOfWorkspace = useNamesOfWorkspaces();
  const all = people.data?.people.items ?? [];
  const person = all.find(({ id }) => id === personId);
  const options = usePersonOptions(people.data);
  // Looked up in all that is held in the organization: once for each of whom one copies, and not for each key that is pressed.
  const copyableFrom = useMemo(() => {
    const found = new Map<string, (Copyable & { from: Person }) | null>();
    return (id: string) => {
      const known = found.get(id);
      if (known !== undefined) return known;
      const from = all.find((one) => one.id === id);
      const copyable = from && person && reach.data ? { from, ...toCopy(reach.data, from, person) } : null;
      found.set(id, copyable);
      return copyable;
    };
  }, [people.data, reach.data, person]);
  const title = t('form_copy_title');
  return (
    <FormPage title={title} about={person && t('form_copy_to', { name: person.name })} query={people}>
      {({ people: rows, missing }) => {
        if (!person) {
          return (
            <NotInRows rows={rows} onRetry={people.refetch}>
              <p class="lead">{t('person_gone')}</p>
            </NotInRows>
          );
        }
        const copyable = (values: Values) => copyableFrom(values.from ?? '');
        return (
          <Form
            work={work}
            title={title}
            fields={(values) => {
              const found = copyable(values);
              const fields = [fromField(options.filter(({ value }) => value !== personId))];
              // Each of them has things of their own to be ticked.
              if (found) {
                fields.push(
                  itemsField(found.from, found.items, (role) => placeOfRole(role, nameOfWorkspace)),
                );
              }
              return fields;
            }}
            changesOf={(values) => {
              const found = copyable(values);
              if (!found) return [];
              const chosen = new Set(linesIn(values, itemsName(found.from)));
              return copyChanges(found.items, chosen, organizationId, person);
            }}
          >
            {(values) => {
              const found = copyable(values);
              return (
                <>
                  {values.from && reach.isPending && <Skeleton rows={3} />}
                  {found && found.items.length === 0 && reach.data?.complete && (
                    <p class="second">{t('form_copy_nothing')}</p>
                  )}
                  {found && found.shares > 0 && <p class="second">{plural('edit_shares', found.shares)}</p>}
                  {reach.data && !reach.data.complete && (
                    <p class="second" role="status">
                      {t('edit_held_reading')}
                    </p>
                  )}
                  <MissingNotes
                    missing={[
                      ...missing,
                      ...missingOf(reach.data?.missing ?? []),
                      ...(reach.failure && !reach.data
                        ? [{ what: 'assignments' as const, failure: reach.failure }]
                        : []),
                    ].filter(firstOfKind)}
                    onRetry={reach.refetch}
                  />
                  <RowsNotes rows={rows} onRetry={people.refetch} />
                </>
              );
            }}
          </Form>
        );
      }}
    </FormPage>
  );
}

const fromField = (options: readonly Option[]): Field => ({
  name: 'from',
  kind: 'pick',
  label: t('form_copy_from'),
  initial: '',
  isRequired: true,
  options,
});

const itemsName = ({ id }: Person): string => `give ${id}`;

function itemsField(
  from: Person,
  items: readonly ToCopy[],
  placeOf: (role: Extract<ToCopy, { kind: 'role' }>['role']) => string,
): Field {
  const optionOf = (item: ToCopy): Option => ({
    value: item.key,
    label: item.kind === 'role' ? item.role.name : item.team.name,
    group: item.kind === 'role' ? placeOf(item.role) : t('teams_section'),
    ...(item.throughTeam !== null && { second: t('role_via_team', { team: item.throughTeam }) }),
    ...(item.isHeld && { second: t('form_copy_held'), isFixed: true }),
  });
  return {
    name: itemsName(from),
    kind: 'checks',
    label: t('form_copy_what', { name: from.name }),
    initial: items.flatMap(({ key, isHeld }) => (isHeld ? [] : [key])).join('\n'),
    isRequired: items.some(({ isHeld }) => !isHeld),
    options: items.map(optionOf),
  };
}

const firstOfKind = ({ what }: { what: string }, at: number, all: readonly { what: string }[]): boolean =>
  all.findIndex((one) => one.what === what) === at;
