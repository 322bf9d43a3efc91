import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createApi } from './api.ts';
import { createCertificate } from './certificate.ts';
import type { Context } from './context.ts';
import { createDashboard } from './dashboard/dashboard.ts';
import { FaultInjector } from './faults/fault-injector.ts';
import type { ControlPlane } from './handle.ts';
import { createHandle } from './handle.ts';
import { destinationOf } from './http/host-routing.ts';
import { RateLimiter } from './rate-limit/rate-limiter.ts';
import { RequestLog } from './request-log.ts';
import { plantSeed } from './seeds/plant-seed.ts';
import { SessionStore } from './sessions/session-store.ts';
import { type ControlPlaneOptions, resolveSettings } from './settings.ts';
import { createRandom } from './state/random.ts';
import { createState } from './state/state.ts';
import { answerAsWorkspaceServer } from './workspace-server.ts';

export type { ControlPlane } from './handle.ts';
export type { ControlPlaneOptions } from './settings.ts';

function createContext(options: ControlPlaneOptions): Context {
  const settings = resolveSettings(options);
  const now = options.now ?? Date.now;
  const context: Context = {
    settings,
    state: createState(),
    sessions: new SessionStore(settings, now),
    limiter: new RateLimiter(),
    faults: new FaultInjector(),
    log: new RequestLog(),
    random: createRandom(0x5eed),
    now,
    secure: options.http !== true,
  };
  plantSeed(context.state, options.seed ?? 'demo', now(), options.passwords ?? {});
  context.limiter.set(options.rateLimit ?? null);
  context.faults.set(options.fault ?? null);
  return context;
}

/** Starts a ZenML Pro of its own: the API and its dashboard on one port, told apart by the Host header. */
export async function startControlPlane(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  const context = createContext(options);
  const [api, dashboard] = await Promise.all([createApi(context), createDashboard(context)]);

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const { site, url } = destinationOf(context.settings, request.headers.host, request.url ?? '/');
    request.url = url;
    if (site === 'workspace-server') answerAsWorkspaceServer(context, request, response);
    else (site === 'api' ? api : dashboard).routing(request, response);
  };
  const certificate = context.secure ? await createCertificate() : null;
  const server = certificate === null ? createHttpServer(answer) : createHttpsServer(certificate, answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  const close = async () => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
    await Promise.all([api.close(), dashboard.close()]);
  };
  return createHandle(context, { port, certificate: certificate?.cert ?? null, close });
}
