import { useMemo, useState } from 'preact/hooks';
import { useKnownPeople } from '#components/hooks/use-known-people.ts';
import { type MessageKey, type PlainKey, t } from '#lib/i18n.ts';
import { decisionsAfter } from '#lib/model/permissions/decisions-after.ts';
import { type AccessChange, endsMembership } from '#lib/model/permissions/what-if.ts';
import { DifferenceMatrix } from './DifferenceMatrix.tsx';
import { OwnMatrix } from './OwnMatrix.tsx';
import { remembered } from './remembered.ts';
import { type PossibleChange, useChanges } from './use-changes.ts';
import type { Side } from './use-side.ts';

const GROUPS: readonly { does: AccessChange['do']; label: PlainKey }[] = [
  { does: 'give', label: 'what_if_give' },
  { does: 'take', label: 'what_if_take' },
  { does: 'join', label: 'what_if_join' },
  { does: 'leave', label: 'what_if_leave' },
];

/** What somebody would gain and lose by a change of roles or teams. Nothing is changed by looking. */
export function WhatIf({ side }: { side: Side }) {
  const [picked, setPicked] = useState('');
  const changes = useChanges(side, picked);
  const change = changes.find(({ key }) => key === picked);
  return (
    <>
      <label class="select">
        <span>{t('what_if_change')}</span>
        <select value={picked} onChange={(event) => setPicked(event.currentTarget.value)}>
          <option value="">{t('what_if_nothing')}</option>
          {GROUPS.map(({ does, label }) => {
            const own = changes.filter(({ change }) => change.do === does);
            return (
              own.length > 0 && (
                <optgroup key={does} label={t(label)}>
                  {own.map(({ key, name }) => (
                    <option key={key} value={key}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              )
            );
          })}
        </select>
      </label>
      {change ? (
        <Changed key={picked} side={side} possible={change} />
      ) : (
        <>
          <p class="lead second">{t('what_if_help')}</p>
          <OwnMatrix side={side} />
        </>
      )}
    </>
  );
}

function Changed({ side, possible: { change, name } }: { side: Side; possible: PossibleChange }) {
  const { subject, access, decisionOf } = side;
  const place = access.resolved.data;
  const evidence = access.access.data;
  const known = useKnownPeople(evidence ? [evidence.organization.id] : []);
  const { principal } = subject;
  const alsoHeld = useMemo(() => {
    const people = known.flatMap(({ people }) => people.items);
    return people.find(({ id }) => id === principal.id)?.roles ?? [];
  }, [known, principal]);
  const then = useMemo(
    () =>
      place && evidence
        ? remembered(decisionsAfter({ place, principal, evidence, change, alsoHeld, now: decisionOf }))
        : decisionOf,
    [place, evidence, principal, decisionOf, change, alsoHeld],
  );
  const end = evidence ? endsMembership(evidence, change, alsoHeld) : 'no';
  const title = t(TITLES[change.do], { change: name, name: subject.name });
  return (
    <>
      {end !== 'no' && (
        <div class="notice note" role="alert">
          <p>{t(end === 'yes' ? 'what_if_removed' : 'what_if_removed_perhaps', { name: subject.name })}</p>
        </div>
      )}
      <DifferenceMatrix
        sides={[side]}
        title={title}
        names={[t('what_if_now'), t('what_if_then')]}
        then={then}
      />
    </>
  );
}

const TITLES = {
  give: 'what_if_of_give',
  take: 'what_if_of_take',
  join: 'what_if_of_join',
  leave: 'what_if_of_leave',
} as const satisfies Record<string, MessageKey>;
