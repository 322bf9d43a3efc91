import type { Change, ChangeInput, ChangeKind } from '#lib/changes.ts';
import type { NoUndo } from '#lib/model/change/change-status.ts';
import type { Guard, Step } from '#lib/model/change/plan.ts';
import type { EnvironmentRule } from '#lib/model/environment.ts';
import type { Result } from '#lib/model/result.ts';
import type { ReadBack } from '../writes/entry.ts';
import type { Reader } from './reader.ts';

/** What a planner may ask: reads only, each of them once for a plan, and never from the cache. */
export interface PlanContext {
  read: Reader;
  /** The user id of who plans, … */
  userId: string;
  /** … and the name that they are asked to type where they would lock themselves out. */
  userName: string;
  /** Whether the person has marked a workspace as production. */
  isMarked(workspaceId: string): Promise<boolean>;
  /** The person's rules for what counts as which environment. */
  environments(): Promise<readonly EnvironmentRule[]>;
}

/** A step as its planner makes it; what it leaves out is null, empty or false. */
export type PlannedStep = Pick<Step, 'thing' | 'differences' | 'endpoint' | 'params'> &
  Partial<Pick<Step, 'holder' | 'role' | 'organization' | 'workspace' | 'projectId' | 'secret' | 'shows'>> & {
    readBack: ReadBack;
    /** What speaks against it, seen while planning. */
    guards?: Omit<Guard, 'steps'>[];
  };

/** How one kind of change is made. */
export interface Planner<K extends ChangeKind> {
  /**
   * Works out the step from what ZenML shows now. Failures: those of reading, `not-found` when what is to be changed is not
   * there. No differences: it is so already.
   */
  plan(input: ChangeInput<K>, context: PlanContext): Promise<Result<PlannedStep>>;
  /** The change that takes a done step back, or why there is none. `resultId`: the id of what it made. */
  undo(input: ChangeInput<K>, step: Step, resultId: string | null): Change | NoUndo;
}
