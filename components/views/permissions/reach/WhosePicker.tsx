import { useId, useMemo, useState } from 'preact/hooks';
import { fuzzyFilter } from '#components/hooks/fuzzy.ts';
import { Icon } from '#components/ui/Icon.tsx';
import { SearchInput } from '#components/ui/SearchInput.tsx';
import { type PlainKey, t } from '#lib/i18n.ts';
import type { Principal } from '#lib/model/permissions/evidence.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import type { Everywhere } from './use-reach.ts';

interface Props {
  among: Everywhere;
  /** False while more people are still being read. */
  isComplete: boolean;
  onPick: (candidate: Candidate) => void;
}

const MOST_SHOWN = 8;

/** Finds somebody by a few letters of a name or an e-mail address; arrows choose, Enter takes, Escape leaves. */
export function WhosePicker({ among, isComplete, onPick }: Props) {
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const wanted = text.trim();
  const isSearching = wanted !== '';
  const candidates = useMemo(
    () => (isSearching ? candidatesOf(among) : []),
    [isSearching, ...among.queries.map(({ data }) => data)],
  );
  const found = useMemo(
    () => (wanted ? fuzzyFilter(candidates, (one) => one.text, wanted).slice(0, MOST_SHOWN) : []),
    [candidates, wanted],
  );
  const at = Math.min(active, found.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  const pick = (candidate: Candidate) => {
    setText('');
    onPick(candidate);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = found[at];
    if (step && found.length > 0) setActive((at + step + found.length) % found.length);
    else if (event.key === 'Enter' && chosen) pick(chosen);
    else if (event.key === 'Escape' && text) setText('');
    else return;
    event.preventDefault();
  };

  return (
    <div class="whose">
      <div class="whose-field">
        <Icon name="search" />
        <SearchInput
          label={t('reach_whose')}
          list={{ id, active: found.length > 0 ? optionId(at) : null }}
          text={text}
          onText={(value) => {
            setText(value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={id} role="listbox" aria-label={t('reach_people_found')} hidden={found.length === 0}>
        {found.map((candidate, index) => {
          const { principal } = candidate;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus
            <div
              key={principal.id}
              id={optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              // The input keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(candidate)}
            >
              <span class="name">{principal.name}</span> <span class="second">{secondOf(principal)}</span>
            </div>
          );
        })}
      </div>
      {wanted && found.length === 0 && (
        <p class="lead second" role="status">
          {t(isComplete ? 'reach_nobody' : 'reach_nobody_yet')}
        </p>
      )}
    </div>
  );
}

const KINDS: Record<Principal['kind'], PlainKey> = {
  user: 'kind_person',
  'service-account': 'kind_service_account',
  'workspace-service-account': 'kind_service_account',
  team: 'kind_team',
  invitation: 'kind_invitation',
};

const secondOf = ({ kind, email, name }: Principal): string =>
  [t(KINDS[kind]), email === name ? null : email].filter(Boolean).join(' · ');
