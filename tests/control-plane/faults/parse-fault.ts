import type { DriftChange, Fault, FaultSpec } from './fault-spec.ts';

export const FAULT_HELP = [
  'latency:MS',
  'status:503',
  'drop:before | drop:after',
  'html[:STATUS]',
  'captive-portal',
  'truncated-json',
  'expire-session:N',
  'drift:drop|null|wrong-type|extra:FIELD',
  '… each with @[METHOD:]/path and xTIMES, as in status:503@GET:/workspaces x2',
];

function number(value: string | undefined, spec: string): number {
  const parsed = Number(value);
  if (value === undefined || !Number.isFinite(parsed)) throw new Error(`Not a fault: ${spec}`);
  return parsed;
}

function parseKind(text: string): Fault {
  const [kind, first, second] = text.split(':');
  switch (kind) {
    case 'latency':
      return { kind, ms: number(first, text) };
    case 'status':
      return { kind, status: number(first, text) };
    case 'drop':
      if (first === 'before' || first === 'after') return { kind, when: first };
      break;
    case 'html':
      return first === undefined ? { kind } : { kind, status: number(first, text) };
    case 'captive-portal':
    case 'truncated-json':
      return { kind };
    case 'expire-session':
      return { kind, after: number(first, text) };
    case 'drift':
      if (['drop', 'null', 'wrong-type', 'extra'].includes(first ?? '') && second !== undefined) {
        return { kind, change: first as DriftChange, field: second };
      }
      break;
  }
  throw new Error(`Not a fault: ${text}. Faults: ${FAULT_HELP.join('; ')}`);
}

/** Reads a fault as it is written on the command line. */
export function parseFault(text: string): FaultSpec {
  const match = /^(?<kind>[^@\s]+)(?:@(?:(?<method>[A-Z]+):)?(?<path>\/\S*))?(?:\s*x(?<times>\d+))?$/.exec(
    text.trim(),
  );
  if (match?.groups === undefined) throw new Error(`Not a fault: ${text}`);
  const { kind = '', method, path, times } = match.groups;
  return {
    ...parseKind(kind),
    ...(method === undefined ? {} : { method }),
    ...(path === undefined ? {} : { path }),
    ...(times === undefined ? {} : { times: Number(times) }),
  };
}
