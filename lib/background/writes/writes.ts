import type { ControlPlane } from '#lib/model/control-plane.ts';
import { fail, type Result } from '#lib/model/result.ts';
import { isFinished, type Owner } from './entry.ts';
import { type Performed, performAlone, type WriteIntent } from './perform.ts';
import { record, settle, type WriteDependencies } from './settle.ts';

export type Writes = ReturnType<typeof createWrites>;

/**
 * The durable side of writing (ARCHITECTURE.md, "Writing"): recorded before it is sent, sent at most once, and read
 * back when its answer was lost. Nothing that it keeps in memory changes an outcome.
 */
export function createWrites(dependencies: WriteDependencies) {
  const { journal, controlPlanes, lock, now } = dependencies;
  const performing = new Set<Promise<unknown>>();

  /** One performer for each write: who holds this knows that nobody else is at it. */
  const alone = <T>(id: string, work: () => Promise<T>): Promise<T> => lock(`write:${id}`, work);
  /** One write at a time for each control plane, also when two contexts write. */
  const inTurn =
    ({ id }: ControlPlane) =>
    <T>(work: () => Promise<T>): Promise<T> =>
      lock(`writes:${id}`, work);

  async function recoverOne(id: string, at: number): Promise<void> {
    const entry = await journal.get(id);
    if (entry === null || entry === 'unreadable' || isFinished(entry)) return;
    if (entry.state === 'intended') {
      await record(dependencies, entry, { state: 'not-sent', failure: { kind: 'interrupted' } });
      return;
    }
    const controlPlane = (await controlPlanes()).find((one) => one.id === entry.controlPlaneId);
    if (!controlPlane) return;
    await inTurn(controlPlane)(() => settle(dependencies, controlPlane, entry, at));
  }

  return {
    /**
     * Sends a write once, however often its id comes, and answers what became of it: see `WriteEntry.state`. An id
     * whose write is `not-sent` is performed anew. Failures: `invalid` (no such write), `other-identity` (the id is
     * another account's), `interrupted` (it could not be recorded, so it was not sent), `outcome-unknown` (it could
     * not be recorded what became of it).
     */
    async perform(
      controlPlane: ControlPlane,
      intent: WriteIntent,
      signal?: AbortSignal,
    ): Promise<Result<Performed>> {
      const work = alone(intent.id, () =>
        performAlone(dependencies, inTurn(controlPlane), controlPlane, intent, signal),
      ).catch(() => fail({ kind: 'interrupted' }));
      performing.add(work);
      const result = await work;
      performing.delete(work);
      return result;
    },

    /**
     * Finds out what became of the writes of workers that were stopped, by reading and never by sending. `at`: the
     * epoch ms as of which it is judged whether what is not there may still come.
     */
    async recover(at = now()): Promise<void> {
      try {
        const open = await journal.open();
        await Promise.all(open.map(({ id }) => alone(id, () => recoverOne(id, at))));
      } catch {
        // A journal that cannot be read now may be readable at the next start.
      }
    },

    /** The account's writes, the latest first; rejects when the journal cannot be read. */
    list: (owner: Owner) => journal.list(owner),
    /** Resolves as soon as no write is being performed here. */
    async whenIdle(): Promise<void> {
      while (performing.size > 0) await Promise.all(performing);
    },
  };
}
