import type { ChangesClient, Confirmation, Confirmed } from '#components/app/changes-client.ts';
import type { Change } from '#lib/changes.ts';
import type { ChangeStatus } from '#lib/model/change/change-status.ts';
import type { Permit } from '#lib/model/change/permit.ts';
import type { Plan } from '#lib/model/change/plan.ts';
import type { Failure } from '#lib/model/failure.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { planOf, STEPS, statusOf } from './plans.ts';

type Answer<T> = Result<T> | Promise<Result<T>>;

/** What the fake worker says about changes; each can be set at any time. */
export interface FakeChanges extends ChangesClient {
  says: {
    plan: () => Answer<Plan>;
    permits: () => Answer<Permit[]>;
    commands: () => Answer<string[]>;
    confirm: () => Answer<Confirmed>;
    status: () => Answer<ChangeStatus>;
    journal: () => Answer<{ changes: ChangeStatus[]; unreadable: number }>;
    clear: () => Answer<null>;
    secret: string | null;
  };
  /** What was asked to be planned, … */
  planned: (readonly Change[] | string)[];
  /** … confirmed, … */
  confirmed: { planId: string; confirmation: Confirmation }[];
  /** … and pressed, with the id of the change. */
  pressed: string[];
  looks: number;
}

/** A worker that plans what it is told to and sends nothing. */
export function fakeChanges(says: Partial<FakeChanges['says']> = {}): FakeChanges {
  const plan = planOf([STEPS.assign]);
  const fake: FakeChanges = {
    says: {
      plan: () => ok(plan),
      permits: () => ok([]),
      commands: () => ok(['curl -X POST https://cloudapi.zenml.io/roles/r/assignments']),
      confirm: () => ok({ is: 'applied', status: statusOf(plan) }),
      status: () => ok(statusOf(plan)),
      journal: () => ok({ changes: [], unreadable: 0 }),
      clear: () => ok(null),
      secret: null,
      ...says,
    },
    planned: [],
    confirmed: [],
    pressed: [],
    looks: 0,
    async plan(changes) {
      fake.planned.push(changes);
      return fake.says.plan();
    },
    async planDraft(id) {
      fake.planned.push(`draft ${id}`);
      return fake.says.plan();
    },
    async planUndo(id) {
      fake.planned.push(`undo ${id}`);
      return fake.says.plan();
    },
    async planRest(id) {
      fake.planned.push(`rest ${id}`);
      return fake.says.plan();
    },
    permits: async () => fake.says.permits(),
    commands: async () => fake.says.commands(),
    async confirm(planId, confirmation) {
      fake.confirmed.push({ planId, confirmation });
      return fake.says.confirm();
    },
    async status() {
      fake.looks += 1;
      return fake.says.status();
    },
    async pause(id) {
      fake.pressed.push(`pause ${id}`);
      return fake.says.status();
    },
    async resume(id) {
      fake.pressed.push(`resume ${id}`);
      return fake.says.status();
    },
    async cancelRest(id) {
      fake.pressed.push(`cancel ${id}`);
      return fake.says.status();
    },
    async takeSecret(id, step) {
      fake.pressed.push(`secret ${id} ${step}`);
      const { secret } = fake.says;
      fake.says.secret = null;
      return secret;
    },
    journal: async () => fake.says.journal(),
    async clearJournal() {
      fake.pressed.push('clear');
      return fake.says.clear();
    },
  };
  return fake;
}

/** An answer that is on its way for as long as the test runs. */
export const unanswered = <T>(): Promise<Result<T>> => new Promise(() => {});

export const refused = (failure: Failure) => fail(failure);
