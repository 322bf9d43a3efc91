import { useSession } from '#components/app/session-context.ts';
import { useQuery } from '#components/hooks/use-query.ts';
import { Button } from '#components/ui/Button.tsx';
import { failureWords } from '#components/ui/failure-words.ts';
import { number } from '#components/ui/format.ts';
import { WorkHead } from '#components/views/changes/WorkHead.tsx';
import { placeOfRole, useNamesOfWorkspaces } from '#components/views/role-place.ts';
import type { Change } from '#lib/changes.ts';
import { t } from '#lib/i18n.ts';
import { type ToTake, takeChanges, toTake } from '#lib/model/drafts/take-everything.ts';
import { Form } from '../Form.tsx';
import { type Field, isSet, linesIn, type Option, type SpecProps } from '../field.ts';
import { type Everything, useEverything } from '../use-everything.ts';

/** Takes from a person all that they have in all organizations, but for what is unticked. */
export function TakeEverything({ work }: SpecProps) {
  const { user } = useSession();
  const { organizationId = '', personId = '' } = work.of;
  const people = useQuery('people', { organizationId });
  const everything = useEverything();
  const nameOfWorkspace = useNamesOfWorkspaces();
  const person = people.data?.people.items.find(({ id }) => id === personId);
  const title = t('form_take_title');
  const { done, total, read, notMine } = everything;
  if (!person || total === null || done < total) {
    return (
      <>
        <WorkHead title={title} second={person?.name} />
        {people.data?.people.complete && !person ? (
          <p class="lead">{t('person_gone')}</p>
        ) : (
          <p class="lead" role="status">
            {t('form_take_reading', { done: number(done), total: number(total ?? 0) })}
          </p>
        )}
        <Unread of={everything} />
      </>
    );
  }
  const items = toTake(read, person);
  const canEnd = user.isSuperuser === true && person.kind === 'user' && person.isActive !== false;
  return (
    <>
      <WorkHead title={title} second={t('form_take_from', { name: person.name })} />
      <Form
        work={work}
        title={title}
        fields={() => [takeField(items, notMine, nameOfWorkspace), ...(canEnd ? [endField()] : [])]}
        changesOf={(values): Change[] => [
          ...(isSet(values, 'end')
            ? [{ kind: 'updateUser' as const, input: { userId: person.id, set: { isActive: false } } }]
            : []),
          ...takeChanges(items, new Set(linesIn(values, 'take'))),
        ]}
      >
        {() => (
          <>
            <p class="second">{t('form_take_help')}</p>
            <Unread of={everything} />
          </>
        )}
      </Form>
    </>
  );
}

function takeField(
  items: readonly ToTake[],
  notMine: ReadonlySet<string>,
  nameOfWorkspace: (id: string) => string,
): Field {
  const optionOf = (item: ToTake): Option => ({
    value: item.key,
    label: labelOf(item),
    group: item.organization.name,
    second: [
      item.kind === 'role' && placeOfRole(item.role, nameOfWorkspace),
      notMine.has(item.organization.id) && t('form_take_not_mine'),
    ]
      .filter(Boolean)
      .join(' · '),
  });
  return {
    name: 'take',
    kind: 'checks',
    label: t('form_take_what'),
    initial: items.flatMap(({ key, organization }) => (notMine.has(organization.id) ? [] : [key])).join('\n'),
    isRequired: true,
    options: items.map(optionOf),
  };
}

/** Only super-users of a self-hosted control plane can. */
const endField = (): Field => ({
  name: 'end',
  kind: 'flag',
  label: t('form_take_end'),
  help: t('form_active_help'),
  initial: '',
});

function labelOf(item: ToTake): string {
  switch (item.kind) {
    case 'role':
      return item.role.name;
    case 'team':
      return t('form_take_team', { team: item.team.name });
    case 'member':
      return t('form_take_member');
    case 'invitation':
      return t('form_take_invitation', { email: item.person.name });
  }
}

/** What could not be read, so that nobody takes silence for "nothing there". */
function Unread({ of: { unread, retry } }: { of: Everything }) {
  if (unread.length === 0) return null;
  return (
    <div class="notice note" role="alert">
      <p>{t('form_take_unread')}</p>
      <ul>
        {unread.map(({ organization, failure }) => (
          <li key={organization}>
            {organization || t('tab_organizations')}{' '}
            {failure && <span class="second">{failureWords(failure).title}</span>}
          </li>
        ))}
      </ul>
      <div class="actions">
        <Button onPress={retry}>{t('load_again')}</Button>
      </div>
    </div>
  );
}
