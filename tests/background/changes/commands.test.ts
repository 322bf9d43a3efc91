// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Dialect } from '#lib/api/dialect.ts';
import { commandsOf } from '#lib/background/changes/commands.ts';
import type { Plan, Step } from '#lib/model/change/plan.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import { fail, ok } from '#lib/model/result.ts';
import { stepOf } from './guards/guards-in.ts';

const TODAY: Dialect = {
  base: '',
  workspaces: 'workspaces',
  checkPermissions: { method: 'POST' },
  paged: [],
  from: 'openapi',
  learnedAt: 0,
};
const speaking = (dialect: Dialect) => ({ dialect: async () => ok(dialect) });

const planOf = (...steps: Partial<Step>[]): Plan => ({
  version: 1,
  id: 'plan',
  controlPlaneId: ZENML_CLOUD.id,
  userId: 'ada',
  userName: 'Ada',
  plannedAt: 0,
  steps: steps.map((step) => stepOf({ kind: 'deleteUser', input: { userId: 'ada' } }, step)),
  guards: [],
  undoes: null,
});
const GRANT = { endpoint: 'assign', params: { roleId: 'r', query: { user_id: 'u', workspace_id: 'w' } } };

describe('the commands of a plan', () => {
  it('are one a step, in the dialect of the control plane', async () => {
    const today = await commandsOf(
      speaking(TODAY),
      ZENML_CLOUD,
      planOf(GRANT, { ...GRANT, differences: [] }),
    );
    expect(today).toEqual(
      ok([
        `curl -X POST 'https://cloudapi.zenml.io/roles/r/assignments?user_id=u&workspace_id=w' \\
  -H "Authorization: Bearer $ZENML_PRO_API_TOKEN"`,
        '',
      ]),
    );
    const before = { ...TODAY, base: '/api/v1', workspaces: 'tenants' } as const;
    const old = await commandsOf(speaking(before), ZENML_CLOUD, planOf(GRANT));
    expect(old.ok && old.value[0]).toContain('/api/v1/roles/r/assignments?user_id=u&tenant_id=w');
  });

  it('have no secret, but say where it goes', async () => {
    const commands = await commandsOf(
      speaking(TODAY),
      ZENML_CLOUD,
      planOf(
        {
          endpoint: 'createUser',
          params: { query: { username: 'grace' } },
          secret: { name: 'password', part: 'query' },
        },
        {
          endpoint: 'updateUser',
          params: { userId: 'u', body: {} },
          secret: { name: 'password', part: 'body' },
        },
      ),
    );
    const [create, reset] = commands.ok ? commands.value : [];
    expect(create).toContain('?username=grace');
    expect(create).toContain('--data-urlencode "password=$PASSWORD"');
    expect(reset).toContain('"$PASSWORD"');
  });

  it('are none for what nobody can send', async () => {
    const read = await commandsOf(speaking(TODAY), ZENML_CLOUD, planOf({ endpoint: 'me', params: {} }));
    expect(read).toMatchObject({ failure: { kind: 'invalid' } });
    const odd = await commandsOf(speaking(TODAY), ZENML_CLOUD, planOf({ endpoint: 'assign', params: {} }));
    expect(odd).toMatchObject({ failure: { kind: 'invalid' } });
    const offline = { dialect: async () => fail({ kind: 'offline' }) };
    expect(await commandsOf(offline, ZENML_CLOUD, planOf(GRANT))).toEqual(fail({ kind: 'offline' }));
  });
});
