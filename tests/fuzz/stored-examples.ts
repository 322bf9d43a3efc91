import { CACHE_VERSION } from '#lib/cache-entry.ts';

const named = { id: 'n1', name: 'Vision' };
const change = { kind: 'createTeam', input: { organizationId: 'o', name: 'Vision', description: null } };
const readBack = {
  endpoint: 'teams',
  params: { query: { organization_id: 'o' } },
  expect: { kind: 'row', match: { name: 'Vision' }, anyCase: ['name'] },
};
const failure = { kind: 'invalid', reason: null, fields: [{ path: 'name', message: 'taken' }] };
const plan = {
  version: 1,
  ...{ id: 'p1', controlPlaneId: 'zenml-cloud', userId: 'u1', userName: 'Ada', plannedAt: 1, undoes: null },
  steps: [
    {
      change,
      thing: { type: 'team', ...named },
      ...{
        holder: named,
        role: null,
        organization: named,
        workspace: null,
        projectId: null,
        differences: [],
      },
      ...{ endpoint: 'createTeam', params: { body: {} }, readBack, secret: null, shows: null, after: [] },
    },
  ],
  guards: [{ kind: 'limit', severity: 'asks', steps: [0], type: 'Vision', about: '3' }],
};
const outcome = { state: 'done', failure, isShown: true, resultId: 't1' };
/** What lies in storage when all is well, of each kind. */
export const STORED = {
  plan,
  change,
  readBack,
  record: {
    ...{ version: 1, id: 'p1', plan, state: 'paused', pausedBy: failure, confirmedAt: 2, finishedAt: null },
    ...{ outcomes: [outcome], undoneBy: null },
  },
  write: {
    ...{ version: 1, id: 'p1#0', controlPlaneId: 'zenml-cloud', userId: 'u1', endpoint: 'createTeam' },
    ...{ params: {}, redacted: ['body.password'], readBack, state: 'sent', failure: null, resultId: null },
    ...{ intendedAt: 1, sentAt: 2, finishedAt: null },
  },
  lane: {
    ...{
      keptAt: 1,
      strikes: 0,
      pausedUntil: 2,
      rate: null,
      told: null,
      held: 0,
      sent: 3,
      refused: 1,
      since: 1,
    },
  },
  dialect: {
    ...{ base: '', workspaces: 'workspaces', checkPermissions: { method: 'GET' }, paged: ['/workspaces'] },
    ...{ from: 'openapi', learnedAt: 1 },
  },
  page: {
    position: { offset: 0, limit: 100 },
    page: { rows: [{ key: 'id:a', item: { id: 'a' } }], drift: 0 },
  },
  entry: { version: CACHE_VERSION, updatedAt: 1, staleAt: 2, packed: '{"rows":[]}' },
  rules: [{ pattern: 'prod-*', name: 'Prod', color: 'red', isProduction: true }],
  origins: [{ dashboardOrigin: 'https://zenml.example', apiOrigin: 'https://api.zenml.example' }],
  policy: { readOnly: true, bulkOff: false, controlPlanes: [{ dashboardOrigin: 'https://zenml.example/' }] },
  popup: {
    ...{ place: 'https://cloud.zenml.io/', tab: 'here', search: 'x', question: 'who', organizationId: 'o' },
    work: { kind: 'form', form: 'invite', of: { organizationId: 'o' } },
  },
  changed: { queries: ['people'], at: 1 },
  names: ['zenml-cloud'],
};
