// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { endpoints, isWriteName } from '#lib/api/endpoints.ts';
import { recordable } from '#lib/api/recordable.ts';
import * as shapes from '#lib/api/shapes.ts';

describe('what is kept of a request', () => {
  it('are ids and fields, not secrets', () => {
    const kept = recordable(endpoints.updateUser, {
      userId: 'u',
      body: { name: 'Ada', password: 'hunter2' },
    });
    expect(kept).toEqual({ params: { userId: 'u', body: { name: 'Ada' } }, redacted: ['body.password'] });
    const query = { username: 'ada', password: 'hunter2' };
    expect(recordable(endpoints.createUser, { query })).toEqual({
      params: { query: { username: 'ada' } },
      redacted: ['query.password'],
    });
  });

  it('is nothing that the endpoint does not take', () => {
    const params = { teamId: 't', token: 'x', body: { name: 'n', key: 'k' }, query: { a: 1 } };
    const kept = recordable(endpoints.updateTeam, params);
    expect(kept.params).toEqual({ teamId: 't', body: { name: 'n' }, query: {} });
    expect(kept.redacted).toEqual(['query.a', 'body.key']);
  });

  it('are the fields of schemas with further checks, too', () => {
    const query = { user_id: 'u', workspace_id: 'w' };
    expect(recordable(endpoints.assign, { roleId: 'r', query }).params).toEqual({ roleId: 'r', query });
  });

  it('never has a field that sounds like a secret', () => {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      if (!isWriteName(name)) continue;
      for (const part of ['query', 'body'] as const) {
        const schema = (endpoint as Record<string, unknown>)[part];
        const fields = Object.keys((schema as { shape?: object } | undefined)?.shape ?? {});
        const secret = fields.filter((field) => /pass|secret|token|key|code/i.test(field));
        const values = Object.fromEntries(fields.map((field) => [field, 'x']));
        const { redacted } = recordable(endpoint, { [part]: values });
        expect(redacted, name).toEqual(secret.map((field) => `${part}.${field}`));
      }
    }
    expect(shapes.secrets.size).toBe(2);
  });
});
