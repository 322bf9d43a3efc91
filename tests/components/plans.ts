import type { ChangeState, ChangeStatus, StepStatus } from '#lib/model/change/change-status.ts';
import type { Guard, Plan, Step } from '#lib/model/change/plan.ts';
import { ACME, ADA, PROD, uuid } from './fixtures.ts';

const named = (id: string, name: string) => ({ id, name });
export const MEI = named(uuid(41), 'Mei Tanaka');
export const DEVELOPER = named(uuid(51), 'Workspace Developer');
const ORGANIZATION = named(ACME.id, ACME.name);
const WORKSPACE = named(PROD.id, 'prod');
const TEAM = { type: 'team' as const, ...named(uuid(61), 'ml-core') };

/** A step; what is left out is null or empty. */
export const stepOf = (
  kind: string,
  step: Pick<Step, 'thing' | 'differences'> & Partial<Step>,
  input: object = {},
): Step => ({
  change: { kind, input },
  holder: null,
  role: null,
  organization: ORGANIZATION,
  workspace: null,
  projectId: null,
  endpoint: 'assign',
  params: {},
  readBack: null,
  secret: null,
  shows: null,
  after: [],
  ...step,
});

/** Steps of several kinds, as the worker plans them. */
export const STEPS = {
  assign: stepOf('assignRole', {
    thing: { type: 'role', ...DEVELOPER },
    role: DEVELOPER,
    holder: MEI,
    workspace: WORKSPACE,
    differences: [{ field: 'role', before: null, after: DEVELOPER.name }],
  }),
  already: stepOf('addTeamMember', { thing: TEAM, holder: MEI, differences: [] }),
  member: stepOf('addTeamMember', {
    thing: TEAM,
    holder: MEI,
    differences: [{ field: 'membership', before: false, after: true }],
  }),
  rename: stepOf('updateTeam', {
    thing: TEAM,
    differences: [
      { field: 'name', before: 'ml-core', after: 'ml-platform' },
      { field: 'description', before: 'Runs the models', after: null },
    ],
  }),
  permissions: stepOf('updateRole', {
    thing: { type: 'role', ...named(uuid(52), 'Run reader') },
    differences: [
      {
        field: 'permissions',
        before: ['pipeline:read', 'run:read', 'run:delete'],
        after: ['pipeline:read', 'run:read', 'model:read'],
      },
    ],
  }),
  password: stepOf('resetPassword', {
    thing: { type: 'user', ...MEI },
    organization: null,
    secret: { name: 'password', part: 'body' },
    differences: [{ field: 'password', before: false, after: true }],
  }),
  enroll: stepOf('enrollWorkspace', {
    thing: { type: 'workspace', id: null, name: 'on-premises' },
    shows: 'enrollment-key',
    differences: [{ field: 'exists', before: false, after: true }],
  }),
  key: stepOf('createAccountKey', {
    thing: { type: 'api-key', id: null, name: 'nightly' },
    holder: named(uuid(71), 'ci-robot'),
    shows: 'api-key',
    differences: [{ field: 'exists', before: false, after: true }],
  }),
} satisfies Record<string, Step>;

/** A plan of these steps, made just now by Ada. */
export const planOf = (steps: Step[], rest: Partial<Plan> = {}): Plan => ({
  version: 1,
  id: 'plan-1',
  controlPlaneId: 'zenml-cloud',
  userId: ADA.id,
  userName: 'Ada Lovelace',
  plannedAt: Date.now(),
  steps,
  guards: [],
  undoes: null,
  ...rest,
});

export const guardOf = (
  kind: Guard['kind'],
  severity: Guard['severity'],
  rest: Partial<Guard> = {},
): Guard => ({
  kind,
  severity,
  steps: [0],
  type: null,
  about: null,
  ...rest,
});

export const outcome = (state: StepStatus['state'], rest: Partial<StepStatus> = {}): StepStatus => ({
  state,
  failure: null,
  isShown: null,
  resultId: null,
  hasSecret: false,
  ...rest,
});

/** A change of a plan; without outcomes each step waits. */
export const statusOf = (
  plan: Plan,
  state: ChangeState = 'applying',
  steps: StepStatus[] = plan.steps.map(() => outcome('waiting')),
  rest: Partial<ChangeStatus> = {},
): ChangeStatus => ({
  plan,
  state,
  pausedBy: null,
  confirmedAt: Date.now(),
  finishedAt: state === 'finished' ? Date.now() : null,
  steps,
  noUndo: state === 'finished' ? null : 'not-over',
  undoneBy: null,
  ...rest,
});
