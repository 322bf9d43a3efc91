import { randomBytes } from 'node:crypto';
import type { Routes } from '../context.ts';
import { object, text } from '../http/schema.ts';
import { callerOf } from '../sessions/authenticate.ts';
import { findWorkspace } from './lookup.ts';

const HOUR = 3600;
const DEVICE_SECONDS = 600;

/** Tokens for somebody who is signed in already, and the start of a device's sign-in. */
export const authTokenRoutes: Routes = (api, context) => {
  // [C zc, kcp] The addresses may be relative; here they are.
  api.post<{ Body: { client_id: string; device_id?: string } }>(
    '/auth/device_authorization',
    {
      config: { public: true },
      schema: {
        body: object({ client_id: text, device_id: text }, ['client_id']),
        consumes: ['application/x-www-form-urlencoded'],
      },
    },
    async (request) => {
      const device = context.state.devices.add({
        id: context.random.uuid(),
        client_id: request.body.client_id,
        user_id: null,
        user_code: randomBytes(4).toString('hex').toUpperCase(),
        device_code: randomBytes(24).toString('base64url'),
        status: 'pending',
        trusted: false,
        created: context.now(),
        expires: context.now() + DEVICE_SECONDS * 1000,
      });
      return {
        device_code: device.device_code,
        user_code: device.user_code,
        verification_uri: '/devices/verify',
        verification_uri_complete: `/devices/verify?device_id=${device.id}&user_code=${device.user_code}`,
        expires_in: DEVICE_SECONDS,
        interval: 1,
      };
    },
  );

  // [L decode] A bare JSON string, good for about an hour.
  api.get('/auth/api_token', async (request, reply) => {
    const session = context.sessions.open({ userId: callerOf(context, request).id }, 'api_token', HOUR);
    return reply.type('application/json').send(JSON.stringify(session.token));
  });

  // [I] POST for tenants, [C zendev] GET for workspaces: which one is right today is not known, so each takes both.
  for (const noun of ['workspaces', 'tenants'] as const) {
    const word = noun === 'workspaces' ? 'workspace' : 'tenant';
    api.route<{ Params: { id: string } }>({
      method: ['GET', 'POST'],
      url: `/auth/${word}_authorization/:id`,
      config: { noun },
      schema: { params: object({ id: text }) },
      handler: async (request) => {
        const user = callerOf(context, request);
        findWorkspace(context, user, request.params.id);
        const { token } = context.sessions.open({ userId: user.id }, 'api_token', HOUR);
        return { access_token: token, token_type: 'bearer', expires_in: HOUR };
      },
    });
  }
};
