import { useState } from 'preact/hooks';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import { type AccessFilter, ALL_ACCESS } from '#lib/model/permissions/filter-access.ts';
import { relevantGaps } from '#lib/model/permissions/relevant-gaps.ts';
import type { Permission } from '#lib/model/resources/permission.ts';
import type { ResolvedPlace } from '#lib/protocol.ts';
import { AccessCopy } from './AccessCopy.tsx';
import { AccessFilters } from './AccessFilters.tsx';
import { AccessFound } from './AccessFound.tsx';
import { AccessNotes } from './AccessNotes.tsx';
import { AccessOfOne } from './AccessOfOne.tsx';
import { AccessProgress } from './AccessProgress.tsx';
import { useAccessExport } from './use-access-export.ts';
import { useActions } from './use-actions.ts';
import { useSteady, useWho } from './use-who.ts';

interface Props {
  evidence: Evidence;
  where: ResolvedPlace;
  /** Epoch ms at which the evidence was read. */
  updatedAt: number | null;
  onRetry: () => void;
}

/** Who has access to a place, narrowed down, and one of them in full. */
export function AccessHere({ evidence: latest, where: resolved, updatedAt, onRetry }: Props) {
  const evidence = useSteady(latest, updatedAt === null ? null : `${updatedAt} ${latest.reading.done}`);
  const where = useSteady(resolved, JSON.stringify(resolved));
  const [filter, setFilter] = useState<AccessFilter>(ALL_ACCESS);
  const [asked, setAsked] = useState<Permission | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [returnTo, setReturnTo] = useState<string | null>(null);
  const actions = useActions(evidence, where);
  const who = useWho({ evidence, where, asked }, filter);
  const unread = relevantGaps(evidence, where, asked);
  const makeExport = useAccessExport({ evidence, where, updatedAt, asked, who, unread });
  // What is on screen may still be from before the last of it arrived.
  const isWhole = evidence.complete && who?.isLatest === true;
  const one = opened === null ? undefined : who?.find(opened);
  if (one) {
    return (
      <AccessOfOne
        row={one}
        where={where}
        organizationId={evidence.organization.id}
        onBack={() => {
          setReturnTo(opened);
          setOpened(null);
        }}
      />
    );
  }
  return (
    <>
      <AccessProgress evidence={evidence} />
      <AccessFilters
        filter={filter}
        onFilter={setFilter}
        counts={who}
        actions={actions}
        asked={asked}
        onAsk={setAsked}
      />
      <AccessFound
        key={asked && `${asked.resourceType} ${asked.action}`}
        who={who}
        where={where}
        isAsked={asked !== null}
        isWhole={isWhole}
        returnTo={returnTo}
        onOpen={setOpened}
        onShowAll={() => setFilter(ALL_ACCESS)}
      />
      <AccessNotes evidence={evidence} where={where} unread={unread} onRetry={onRetry} />
      {isWhole && makeExport && <AccessCopy make={makeExport} />}
    </>
  );
}
