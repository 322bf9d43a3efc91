import 'fastify';
import type { ActiveFault } from '../faults/fault-injector.ts';
import type { LoggedRequest } from '../request-log.ts';
import type { Session } from '../sessions/session-store.ts';

declare module 'fastify' {
  interface FastifyRequest {
    session: Session | null;
    logged: LoggedRequest;
    activeFaults: readonly ActiveFault[];
  }
  interface FastifyContextConfig {
    /** Answers without a session. */
    public?: boolean;
    /** Named after workspaces (not in legacy mode) or after tenants (everywhere, deprecated). */
    noun?: 'workspaces' | 'tenants';
  }
}
