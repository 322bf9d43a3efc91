import * as z from 'zod/mini';
import { isHttpsOrigin } from '#lib/model/control-plane.ts';

const origin = z.string().check(z.refine(isHttpsOrigin));

/**
 * What our own pages ask about the list of control planes. The one message that names hosts, since a host that is not known
 * yet has no id: two https origins without path or credentials, of which fixed paths are asked (SECURITY.md, "Adding a
 * control plane").
 */
export const ControlPlaneRequest = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('add'), dashboardOrigin: origin, apiOrigin: origin }),
  // `givesUp`: also with a change that is not over, of which nobody learns the outcome then.
  z.strictObject({ do: z.literal('remove'), id: z.string(), givesUp: z.boolean() }),
]);
export type ControlPlaneRequest = z.output<typeof ControlPlaneRequest>;
