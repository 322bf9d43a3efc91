import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { byName } from '#components/ui/by-name.ts';
import type { Evidence } from '#lib/model/permissions/evidence.ts';
import {
  type AccessFilter,
  type FilteredAccess,
  filterAccess,
} from '#lib/model/permissions/filter-access.ts';
import { indexEvidence } from '#lib/model/permissions/index-evidence.ts';
import type { Whereabouts } from '#lib/model/permissions/target.ts';
import { type AccessRow, lookForAccess, type WhoHasAccess } from '#lib/model/permissions/who-has-access.ts';
import type { Permission } from '#lib/model/resources/permission.ts';

export interface Who extends FilteredAccess {
  /** Of whom it is not known, and of whom it would be if they were known to own it; both as far as the filter lets through. */
  unsure: AccessRow[];
  ifOwner: AccessRow[];
  /** Before the filter. */
  all: WhoHasAccess;
  /** Of all that has arrived; else of what had before. */
  isLatest: boolean;
  /** One of them, whatever the filter. */
  find: (id: string) => AccessRow | undefined;
}

interface Question {
  evidence: Evidence;
  where: Whereabouts;
  asked: Permission | null;
}

/**
 * Who has access to a place, by name, as far as the filter lets through; null until that is worked out. Ten thousand
 * people are found in short tasks, put in order in one and drawn in another, so that none holds up the person; while
 * more of the same arrives, what was found before stays.
 */
export function useWho({ evidence, where, asked }: Question, filter: AccessFilter): Who | null {
  const [found, setFound] = useState<{ of: Question; all: WhoHasAccess } | null>(null);
  useEffect(() => {
    let isOver = false;
    const run = async () => {
      await nextTask();
      if (isOver) return;
      indexEvidence(evidence);
      await nextTask();
      if (isOver) return;
      const { principals, look, found: unsorted } = lookForAccess(evidence, where, asked);
      let since = performance.now();
      for (const principal of principals) {
        look(principal);
        if (performance.now() - since < LONGEST_MS) continue;
        await nextTask();
        if (isOver) return;
        since = performance.now();
      }
      await nextTask();
      if (isOver) return;
      const all = { rows: sorted(unsorted.rows), unsure: sorted(unsorted.unsure) };
      await nextTask();
      if (!isOver) setFound({ of: { evidence, where, asked }, all });
    };
    void run();
    return () => {
      isOver = true;
    };
  }, [evidence, where, asked]);
  const all = found?.of.where === where && found.of.asked === asked ? found.all : null;
  const isLatest = found?.of.evidence === evidence;
  return useMemo(() => {
    if (!all) return null;
    const find = (id: string) => [...all.rows, ...all.unsure].find(({ principal }) => principal.id === id);
    const unsure = filterAccess(all.unsure, filter).rows;
    return {
      ...filterAccess(all.rows, filter),
      unsure: unsure.filter((row) => !hangsOnOwner(row)),
      ifOwner: unsure.filter(hangsOnOwner),
      all,
      isLatest,
      find,
    };
  }, [all, filter, isLatest]);
}

/** Nothing else is open. Anybody may own it, so that this says little of each of them. */
const hangsOnOwner = ({ doubts }: AccessRow): boolean => doubts.every(({ why }) => why === 'owner');

/** A frame has 16 ms. */
const LONGEST_MS = 8;

/** The browser may do something else first. */
const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const sorted = (rows: readonly AccessRow[]): AccessRow[] =>
  [...rows].sort(byName(({ principal }) => principal.name));

/** The same object as long as it is the same answer, which comes by itself and once more with the signal that it is there. */
export function useSteady<T>(value: T, sameness: string | null): T {
  const held = useRef({ value, sameness });
  if (sameness === null || sameness !== held.current.sameness) held.current = { value, sameness };
  return held.current.value;
}
