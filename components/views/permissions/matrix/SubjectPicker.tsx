import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useSession } from '#components/app/session-context.ts';
import type { Whose } from '#components/app/view-state.ts';
import type { PlaceAccess } from '#components/hooks/use-place-access.ts';
import { Button } from '#components/ui/Button.tsx';
import { FailureView } from '#components/ui/FailureView.tsx';
import { Icon } from '#components/ui/Icon.tsx';
import { List } from '#components/ui/List.tsx';
import { focusFirstRow } from '#components/ui/row-focus.ts';
import { SearchInput } from '#components/ui/SearchInput.tsx';
import { Tag } from '#components/ui/Tag.tsx';
import { type PlainKey, plural, t } from '#lib/i18n.ts';
import { PersonMarks } from '../../PersonMarks.tsx';
import { type Candidate, useCandidates } from './use-candidates.ts';

interface Props {
  access: PlaceAccess;
  /** Null: me. */
  onPick: (whose: Whose | null) => void;
  onClose: () => void;
}

const KINDS = ['person', 'team', 'role'] as const;

const WORDS: Record<Whose['kind'], { label: PlainKey; search: PlainKey; none: PlainKey }> = {
  person: { label: 'kind_person', search: 'pick_person', none: 'pick_person_none' },
  team: { label: 'kind_team', search: 'pick_team', none: 'pick_team_none' },
  role: { label: 'kind_role', search: 'pick_role', none: 'pick_role_none' },
};

/** Lets the person say whose permissions they mean: a person's, a team's or a role's. */
export function SubjectPicker({ access: { resolved, access }, onPick, onClose }: Props) {
  const { user } = useSession();
  const [kind, setKind] = useState<Whose['kind']>('person');
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const organizationId = resolved.data?.organization?.id ?? null;
  const { items, more, isReading, failure, retry } = useCandidates(kind, organizationId, access.data, typed);
  const { search, none } = WORDS[kind];
  useLayoutEffect(() => input.current?.focus(), [kind]);

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>) => {
    const isHandled =
      event.key === 'Escape' ||
      (event.key === 'ArrowDown' && event.target === input.current && focusFirstRow(event.currentTarget));
    if (isHandled) event.preventDefault();
    if (event.key === 'Escape') onClose();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div class="picker" role="group" aria-label={t('pick_whose')} onKeyDown={onKeyDown}>
      <div class="segments">
        {KINDS.map((one) => (
          <button
            key={one}
            type="button"
            class="segment"
            aria-pressed={kind === one}
            onClick={() => setKind(one)}
          >
            {t(WORDS[one].label)}
          </button>
        ))}
        <Button onPress={onClose}>{t('cancel')}</Button>
      </div>
      <div class="search">
        <Icon name="search" />
        <SearchInput inputRef={input} label={t(search)} text={typed} onText={setTyped} />
      </div>
      <List
        label={t(search)}
        items={items}
        keyOf={({ id }) => id}
        content={(candidate) => content(candidate, user.id)}
        onOpen={({ id }) => {
          if (id === user.id) onPick(null);
          else if (organizationId) onPick({ kind, id, organizationId });
        }}
      />
      {more > 0 && <p class="lead second">{plural('pick_more', more)}</p>}
      {items.length === 0 && !isReading && !failure && <p class="lead second">{t(none)}</p>}
      {isReading && (
        <p class="lead second" role="status">
          {t('pick_reading')}
        </p>
      )}
      {failure && <FailureView failure={failure} onRetry={retry} isBusy={isReading} isNote />}
    </div>
  );
}

const content = ({ id, name, second, principal }: Candidate, myId: string) => ({
  name,
  second: second ?? '',
  state: (
    <>
      {id === myId && (
        <Tag tone="plain" icon={null}>
          {t('you')}
        </Tag>
      )}
      {principal && <PersonMarks person={principal} />}
    </>
  ),
});
