import type { FastifyRequest } from 'fastify';
import type { Context, Routes } from '../context.ts';
import { illegalOperation, keyError } from '../http/api-error.ts';
import { flag, object, text } from '../http/schema.ts';
import { callerOf } from '../sessions/authenticate.ts';
import type { DeviceRecord, UserRecord } from '../state/records.ts';
import { deviceView } from '../views/device-view.ts';

type ById = { device_id: string };

function findDevice(context: Context, user: UserRecord, idOrCode: string): DeviceRecord {
  const { devices } = context.state;
  const device = devices.get(idOrCode) ?? devices.first('userCode', idOrCode);
  // A device that nobody has confirmed yet may be looked at by whoever has its code.
  if (device === undefined || (device.user_id !== null && device.user_id !== user.id)) {
    throw keyError(`Device ${idOrCode} not found.`);
  }
  return device;
}

/** Command-line clients that somebody has let in. Bodies are not stored anywhere: inferred. */
export const deviceRoutes: Routes = (api, context) => {
  const { state } = context;
  const deviceOf = (request: FastifyRequest<{ Params: ById }>) =>
    findDevice(context, callerOf(context, request), request.params.device_id);

  // [I]
  api.get('/devices', async (request) =>
    state.devices.by('user', callerOf(context, request).id).map(deviceView),
  );
  // [I] By id or by user code.
  api.get<{ Params: ById }>('/devices/:device_id', async (request) => deviceView(deviceOf(request)));
  // [I]
  api.put<{ Params: ById; Body: { locked?: boolean } | undefined }>(
    '/devices/:device_id',
    { schema: { body: object({ locked: flag }) } },
    async (request) => {
      const device = deviceOf(request);
      const status = request.body?.locked === true ? 'locked' : 'active';
      return deviceView(state.devices.update(device.id, { status }));
    },
  );
  // [I]
  api.delete<{ Params: ById }>('/devices/:device_id', async (request, reply) => {
    state.devices.remove(deviceOf(request).id);
    return reply.type('application/json').send('null');
  });
  // [T] The method is unknown, so both that make sense are answered.
  api.route<{ Params: ById; Body: { user_code: string; trusted_device?: boolean } }>({
    method: ['PUT', 'POST'],
    url: '/devices/:device_id/verify',
    schema: { body: object({ user_code: text, trusted_device: flag }, ['user_code']) },
    handler: async (request) => {
      const user = callerOf(context, request);
      const device = deviceOf(request);
      if (device.user_code !== request.body.user_code)
        throw illegalOperation('The code does not match the device.');
      const trusted = request.body.trusted_device ?? false;
      return deviceView(state.devices.update(device.id, { user_id: user.id, status: 'active', trusted }));
    },
  });
};
