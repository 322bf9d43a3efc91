import * as z from 'zod/mini';
import { OWN_REQUESTS } from '#lib/own-requests.ts';
import type { SentMessage } from '#lib/sent-message.ts';

const base = { version: z.string() };
const ofControlPlane = { ...base, controlPlaneId: z.string() };
const question = { ...ofControlPlane, query: z.string(), input: z.unknown() };
const tabId = () => z.nullable(z.number().check(z.int(), z.gte(0)));

/** By its type, the schema of each message; made when one comes, since a worker that was woken answers one. */
const schemas = {
  ask: () => z.strictObject({ ...question, type: z.literal('ask'), force: z.boolean() }),
  peek: () => z.strictObject({ ...question, type: z.literal('peek') }),
  activity: () => z.strictObject({ ...ofControlPlane, type: z.literal('activity') }),
  cancel: () => z.strictObject({ ...ofControlPlane, type: z.literal('cancel') }),
  'page-account': () =>
    z.strictObject({ ...ofControlPlane, type: z.literal('page-account'), tabId: tabId() }),
  'choose-road': () => z.strictObject({ ...ofControlPlane, type: z.literal('choose-road'), tabId: tabId() }),
  change: () =>
    z.strictObject({
      ...ofControlPlane,
      type: z.literal('change'),
      request: z.unknown(),
    }),
  draft: () => z.strictObject({ ...ofControlPlane, type: z.literal('draft'), changes: z.unknown() }),
  own: () =>
    z.strictObject({
      ...base,
      type: z.literal('own'),
      request: z.enum(OWN_REQUESTS),
      givesUp: z.optional(z.array(z.string().check(z.regex(/^[\w-]+$/)))),
    }),
  'control-planes': () =>
    z.strictObject({ ...base, type: z.literal('control-planes'), request: z.unknown() }),
  'open-sidebar': () =>
    z.strictObject({ ...base, type: z.literal('open-sidebar'), quiet: z.optional(z.literal(true)) }),
  'open-manage': () => z.strictObject({ ...base, type: z.literal('open-manage') }),
  'run-parts': () =>
    z.strictObject({
      ...base,
      type: z.literal('run-parts'),
      // Which names there are is asked of our own version only: that of an old page has others.
      parts: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(100)),
    }),
} satisfies Record<SentMessage['type'], () => z.ZodMiniType>;

type Schemas = typeof schemas;
/** What came to the worker, parsed; `SentMessage` is what views send. */
export type ParsedMessage = { [Type in keyof Schemas]: z.output<ReturnType<Schemas[Type]>> }[keyof Schemas];

const Typed = z.object({ type: z.string() });

/** Null for what is no message of ours. */
export function parseMessage(foreign: unknown): ParsedMessage | null {
  const { type = '' } = Typed.safeParse(foreign).data ?? {};
  return isType(type) ? (schemas[type]().safeParse(foreign).data ?? null) : null;
}

const isType = (type: string): type is keyof Schemas => Object.hasOwn(schemas, type);
