import { asRecord } from '#lib/model/is-record.ts';
import {
  anything,
  count,
  flag,
  listOf,
  matching,
  nullable,
  oneOf,
  optional,
  type Shape,
  type Shaped,
  strict,
  text,
} from '#lib/model/shape.ts';
import { OWN_REQUESTS } from '#lib/own-requests.ts';
import type { SentMessage } from '#lib/sent-message.ts';

const base = { version: text() };
const ofControlPlane = { ...base, controlPlaneId: text() };
const question = { ...ofControlPlane, query: text(), input: anything };
const ofTab = { ...ofControlPlane, tabId: nullable(count) };

/** By its type, the shape of each message. */
const shapes = {
  ask: strict({ ...question, type: oneOf('ask'), force: flag }),
  peek: strict({ ...question, type: oneOf('peek') }),
  activity: strict({ ...ofControlPlane, type: oneOf('activity') }),
  cancel: strict({ ...ofControlPlane, type: oneOf('cancel') }),
  'page-account': strict({ ...ofTab, type: oneOf('page-account') }),
  'choose-road': strict({ ...ofTab, type: oneOf('choose-road') }),
  change: strict({ ...ofControlPlane, type: oneOf('change'), request: anything }),
  draft: strict({ ...ofControlPlane, type: oneOf('draft'), changes: anything }),
  own: strict({
    ...base,
    type: oneOf('own'),
    request: oneOf(...OWN_REQUESTS),
    givesUp: optional(listOf(matching(/^[\w-]+$/))),
  }),
  'control-planes': strict({ ...base, type: oneOf('control-planes'), request: anything }),
  'open-sidebar': strict({ ...base, type: oneOf('open-sidebar'), quiet: optional(oneOf(true)) }),
  'open-manage': strict({ ...base, type: oneOf('open-manage') }),
  'run-parts': strict({
    ...base,
    type: oneOf('run-parts'),
    // Which names there are is asked of our own version only: that of an old page has others.
    parts: listOf(text(0, 100), 100),
  }),
} satisfies { [Type in SentMessage['type']]: Shape<{ type: Type }> };

type Shapes = typeof shapes;
/** What came to the worker, parsed; `SentMessage` is what views send. */
export type ParsedMessage = { [Type in keyof Shapes]: Shaped<Shapes[Type]> }[keyof Shapes];

/** Null for what is no message of ours. */
export function parseMessage(foreign: unknown): ParsedMessage | null {
  const { type } = asRecord(foreign);
  if (!isType(type)) return null;
  const isShaped: Shape<ParsedMessage> = shapes[type] as Shape<ParsedMessage>;
  return isShaped(foreign) ? foreign : null;
}

const isType = (type: unknown): type is keyof Shapes =>
  typeof type === 'string' && Object.hasOwn(shapes, type);
