import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { isLegacy } from '../settings.ts';

interface Known {
  pattern: RegExp;
  methods: Set<string>;
  noun: 'workspaces' | 'tenants' | undefined;
}

function patternOf(url: string): RegExp {
  return new RegExp(`^${url.replace(/\/:[^/]+/g, '/[^/]+')}/?$`);
}

/** Routes named after workspaces are unknown to a legacy control plane. */
export function isAnswered(context: Context, noun: Known['noun']): boolean {
  return !(isLegacy(context.settings.mode) && noun === 'workspaces');
}

/** 404 and 405 as Starlette says them. */
export function answerUnknownPaths(api: FastifyInstance, context: Context): void {
  const known = new Map<string, Known>();
  const exists = (noun: Known['noun']) => isAnswered(context, noun);

  api.addHook('onRoute', (route) => {
    const entry = known.get(route.url) ?? {
      pattern: patternOf(route.url),
      methods: new Set(),
      noun: route.config?.noun,
    };
    for (const method of [route.method].flat()) entry.methods.add(method);
    known.set(route.url, entry);
  });
  api.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const methods = [...known.values()]
      .filter((entry) => exists(entry.noun) && entry.pattern.test(path))
      .flatMap((entry) => [...entry.methods]);
    if (methods.length === 0) return reply.code(404).send({ detail: 'Not Found' });
    return reply.code(405).header('allow', methods.join(', ')).send({ detail: 'Method Not Allowed' });
  });
}
