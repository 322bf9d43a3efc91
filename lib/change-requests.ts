import * as z from 'zod/mini';
import { ChangeList } from './changes.ts';
import type { ChangeStatus } from './model/change/change-status.ts';
import type { Permit } from './model/change/permit.ts';
import type { Plan } from './model/change/plan.ts';
import { maxLength } from './model/length.ts';
import { wholeNumber } from './model/whole-number.ts';

/**
 * What our own pages can ask of the worker about changes (ARCHITECTURE.md, "Changes"). Nobody else may: a page that we
 * are a guest in can only have a draft reviewed. Views import this file for its types only.
 */
const id = z.string().check(z.regex(/^[\w-]{1,100}$/));
const text = z.string().check(maxLength(4000));
const byIndex = z.record(z.string().check(z.regex(/^\d{1,4}$/)), text);

export const ChangeRequest = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('plan'), changes: ChangeList }),
  /** The draft that the manage window was opened for. */
  z.strictObject({ do: z.literal('plan-draft'), id }),
  z.strictObject({ do: z.literal(['plan-undo', 'plan-rest', 'permits', 'commands']), id }),
  z.strictObject({
    do: z.literal('confirm'),
    id,
    typed: byIndex,
    secrets: byIndex,
    /** The tab that the page is about, whose account is compared; absent or null: none. */
    tabId: z.optional(z.nullable(wholeNumber().check(z.gte(0)))),
  }),
  z.strictObject({ do: z.literal(['status', 'pause', 'resume', 'cancel-rest']), id }),
  z.strictObject({ do: z.literal('take-secret'), id, step: wholeNumber().check(z.gte(0)) }),
  z.strictObject({ do: z.literal(['journal', 'clear-journal']) }),
]);
export type ChangeRequest = z.output<typeof ChangeRequest>;

interface Replies {
  plan: Plan;
  'plan-draft': Plan;
  'plan-undo': Plan;
  'plan-rest': Plan;
  permits: Permit[];
  commands: string[];
  confirm:
    | { is: 'applied'; status: ChangeStatus }
    | { is: 'planned-again'; plan: Plan; why: 'old' | 'changed' };
  status: ChangeStatus;
  pause: ChangeStatus;
  resume: ChangeStatus;
  'cancel-rest': ChangeStatus;
  'take-secret': string | null;
  journal: { changes: ChangeStatus[]; unreadable: number };
  'clear-journal': null;
}
/** What the worker answers to each. */
export type ChangeReply<Do extends ChangeRequest['do']> = Replies[Do];
