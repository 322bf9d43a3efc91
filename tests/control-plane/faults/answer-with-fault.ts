import type { FastifyReply, FastifyRequest } from 'fastify';
import { drift } from './drift.ts';

const HTML =
  '<!doctype html><title>Something else</title><h1>502 Bad Gateway</h1><p>This is not the API.</p>';

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What goes wrong before the request is executed. Returns true when nothing more is to be done with it. */
export async function faultBefore(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  for (const fault of request.activeFaults) {
    switch (fault.kind) {
      case 'latency':
        await wait(fault.ms);
        break;
      case 'drop':
        if (fault.when === 'before') {
          reply.hijack();
          request.raw.socket.destroy();
          return true;
        }
        break;
      case 'status':
        void reply
          .code(fault.status)
          .headers(fault.headers ?? {})
          .send(fault.body ?? { detail: `Fault on demand: ${fault.status}` });
        return true;
      case 'html':
        void reply
          .code(fault.status ?? 200)
          .type('text/html')
          .send(HTML);
        return true;
      case 'captive-portal':
        void reply.redirect(fault.location ?? 'http://portal.hotel.example/welcome', 302);
        return true;
    }
  }
  return false;
}

/** Changes the shape of a successful answer. */
export function faultInShape(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (reply.statusCode >= 400) return payload;
  return request.activeFaults.reduce(
    (answer, fault) => (fault.kind === 'drift' ? drift(answer, fault.field, fault.change) : answer),
    payload,
  );
}

/** What goes wrong once the request was executed: the answer is cut or never arrives. */
export function faultAfter(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  for (const fault of request.activeFaults) {
    if (fault.kind === 'drop' && fault.when === 'after') request.raw.socket.destroy();
    if (fault.kind === 'truncated-json' && typeof payload === 'string') {
      const half = payload.slice(0, Math.ceil(payload.length / 2));
      void reply.header('content-length', Buffer.byteLength(half));
      return half;
    }
  }
  return payload;
}
