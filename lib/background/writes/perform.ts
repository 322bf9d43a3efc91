import { endpoints, isWriteName, type WriteName } from '#lib/api/endpoints.ts';
import { recordable } from '#lib/api/recordable.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import type { Failure } from '#lib/model/failure.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { isFinished, isOwnedBy, type ReadBack, type WriteEntry } from './entry.ts';
import { maskSecrets } from './mask-secrets.ts';
import { outcomeOf, UNKNOWN, unsentOutcome } from './outcome.ts';
import { byTheirClock, record, settle, type WriteDependencies } from './settle.ts';

/** A write that somebody confirmed. */
export interface WriteIntent {
  /** New for every wish: the same id is performed once. */
  id: string;
  userId: string;
  /** A `WriteName`, and what it takes: checked before anything is sent. */
  endpoint: string;
  params: Readonly<Record<string, unknown>>;
  /** Must carry no secret: it is kept as it is. */
  readBack: ReadBack;
}

/** `answer`: what ZenML answered, parsed; null when the outcome is an earlier one or was read back. Never kept. */
export interface Performed {
  entry: WriteEntry;
  answer: unknown;
}

/** Performs a write whose id nobody else is at. Rejects when the journal cannot be read or written. */
export async function performAlone(
  dependencies: WriteDependencies,
  inTurn: <T>(work: () => Promise<T>) => Promise<T>,
  controlPlane: ControlPlane,
  intent: WriteIntent,
  signal: AbortSignal | undefined,
): Promise<Result<Performed>> {
  const { journal, now } = dependencies;
  if (!isWriteName(intent.endpoint)) return fail({ kind: 'invalid', reason: null, fields: [] });
  const name = intent.endpoint;
  const owner = { controlPlaneId: controlPlane.id, userId: intent.userId };
  const known = await journal.get(intent.id);
  // Somebody has used this id, and nobody can tell how far they came.
  if (known === 'unreadable') return fail(UNKNOWN);
  if (known && !isOwnedBy(known, owner)) return fail({ kind: 'other-identity' });
  if (known && known.state !== 'intended' && known.state !== 'not-sent') {
    const isOver = isFinished(known);
    const entry = isOver ? known : await inTurn(() => settle(dependencies, controlPlane, known, now()));
    return ok({ entry, answer: null });
  }
  const intended = await record(dependencies, newEntry(intent, name, owner.controlPlaneId, now()), {});
  return inTurn(async () => {
    const obstacle = await obstacleTo(dependencies, controlPlane, intent.userId);
    if (obstacle) {
      const entry = await record(dependencies, intended, { state: 'not-sent', failure: obstacle });
      return ok({ entry, answer: null });
    }
    return send(dependencies, controlPlane, name, intent, intended, signal);
  });
}

/** Why nothing can be sent now: asked while that still means that nothing was. */
async function obstacleTo(
  { api, signedInAs }: WriteDependencies,
  controlPlane: ControlPlane,
  userId: string,
): Promise<Failure | null> {
  const signedIn = await signedInAs(controlPlane);
  if (!signedIn.ok) return signedIn.failure;
  if (signedIn.value !== userId) return { kind: 'other-identity' };
  const dialect = await api.dialect(controlPlane);
  return dialect.ok ? null : dialect.failure;
}

async function send(
  dependencies: WriteDependencies,
  controlPlane: ControlPlane,
  name: WriteName,
  { userId, params }: WriteIntent,
  intended: WriteEntry,
  signal: AbortSignal | undefined,
): Promise<Result<Performed>> {
  const { api, now } = dependencies;
  let sent: WriteEntry | null = null;
  const answered = await api.callNamed(controlPlane, name, params, {
    priority: 'interactive',
    identity: userId,
    signal,
    // Not before its turn has come: what waits for a limit when the worker ends was not sent, and is known not to be.
    beforeSend: async () => {
      const sentAt = now();
      const theirs = byTheirClock(dependencies, controlPlane, sentAt);
      const times = { sentAt, ...(theirs !== null && { sentAtTheirs: theirs }) };
      sent = await record(dependencies, intended, { state: 'sent', ...times });
    },
  });
  // What is known of it from here on is recorded and shown, and the server's words may repeat what was sent.
  const result = answered.ok ? answered : fail(maskSecrets(endpoints[name], params, answered.failure));
  if (sent === null) {
    const entry = await record(dependencies, intended, unsentOutcome(result));
    return ok({ entry, answer: null });
  }
  return concluded(dependencies, controlPlane, name, sent, result).catch(() =>
    // It was sent, and what came of it could not be recorded: the next `recover` reads it back.
    fail(UNKNOWN),
  );
}

async function concluded(
  dependencies: WriteDependencies,
  controlPlane: ControlPlane,
  name: WriteName,
  sent: WriteEntry,
  answered: Result<unknown>,
): Promise<Result<Performed>> {
  const result = answered.ok
    ? answered
    : fail(await meantBy(dependencies, controlPlane, sent.userId, answered.failure));
  const entry = await record(dependencies, sent, outcomeOf(endpoints[name], result));
  if (entry.state !== 'unknown') return ok({ entry, answer: result.ok ? result.value : null });
  return ok({ entry: await settle(dependencies, controlPlane, entry, dependencies.now()), answer: null });
}

/** What a 401 says while the session goes on: ZenML refuses this to sessions of its kind, e.g. keys to the command line's. */
async function meantBy(
  { signedInAs }: WriteDependencies,
  controlPlane: ControlPlane,
  userId: string,
  failure: Failure,
): Promise<Failure> {
  if (failure.kind !== 'signed-out') return failure;
  const signedIn = await signedInAs(controlPlane, true);
  if (!signedIn.ok) return { kind: 'signed-out' };
  return signedIn.value === userId
    ? { kind: 'forbidden', reason: failure.reason ?? null }
    : { kind: 'other-identity' };
}

const newEntry = (intent: WriteIntent, name: WriteName, controlPlaneId: string, now: number): WriteEntry => ({
  version: 1,
  id: intent.id,
  controlPlaneId,
  userId: intent.userId,
  endpoint: name,
  ...recordable(endpoints[name], intent.params),
  readBack: intent.readBack,
  state: 'intended',
  failure: null,
  resultId: null,
  intendedAt: now,
  sentAt: null,
  finishedAt: null,
});
