import type { FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { isSelfHosted } from '../settings.ts';

function withScheme(context: Context, host: string): string {
  return `${context.secure ? 'https' : 'http'}://${host}`;
}

/** The dashboard that belongs to the API host of a request, port included. */
export function dashboardOrigin(context: Context, request: FastifyRequest): string {
  const host = request.headers.host ?? 'localhost';
  if (isSelfHosted(context.settings.mode)) return withScheme(context, host);
  const paired = host.replace('cloudapi.zenml.io', 'cloud.zenml.io');
  return withScheme(context, paired === host ? 'cloud.zenml.io' : paired);
}

/** The API that belongs to the dashboard host of a request, with the prefix of a self-hosted one. */
export function apiBase(context: Context, request: FastifyRequest): string {
  const host = request.headers.host ?? 'localhost';
  if (isSelfHosted(context.settings.mode)) return `${withScheme(context, host)}/api/v1`;
  return withScheme(context, host.replace('cloud.zenml.io', 'cloudapi.zenml.io'));
}
