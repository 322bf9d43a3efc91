import type { ChangeReply, ChangeRequest } from '#lib/change-requests.ts';
import type { Change } from '#lib/changes.ts';
import type { ChangeStatus } from '#lib/model/change/change-status.ts';
import type { Permit } from '#lib/model/change/permit.ts';
import type { Plan, Step } from '#lib/model/change/plan.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { fail, ok, type Result } from '#lib/model/result.ts';
import { isOwnedBy, type Owner } from '../writes/entry.ts';
import { applyChange } from './apply-change.ts';
import { type ChangeRecord, isOver } from './change-record.ts';
import { changeStatus, type FromRecord, restOf, undoOf } from './change-status.ts';
import type { ChangesDependencies } from './changes-dependencies.ts';
import { clearJournal } from './clear-journal.ts';
import { commandsOf } from './commands.ts';
import { confirmPlan } from './confirm-plan.ts';
import { tabOf } from './confirmed-in.ts';
import { keepDraft, readDraft } from './draft-store.ts';
import { permitsOf } from './permits.ts';
import { planChanges } from './plan-changes.ts';
import { keepPlan, readPlan } from './plan-store.ts';
import { pruneJournal } from './prune-journal.ts';
import { bulkRefusal, ONE, refusalOf } from './refusal.ts';
import { stepStates } from './step-states.ts';

export type ChangesService = ReturnType<typeof createChanges>;

/**
 * Changing, from a draft to its undo (ARCHITECTURE.md, "Changes"). Nothing that it keeps in memory changes an outcome, but
 * for passwords, without which a step is not sent.
 */
export function createChanges(dependencies: ChangesDependencies) {
  const { store, lock, controlPlanes, secrets, signedIn } = dependencies;
  const applying = new Set<Promise<unknown>>();

  /** One change at a time on each control plane, in all contexts together. */
  function apply(controlPlane: ControlPlane, id: string): void {
    const work = lock(`changes:${controlPlane.id}`, () => applyChange(dependencies, controlPlane, id))
      // A journal that cannot be read now may be readable when the alarm comes.
      .catch(() => undefined)
      .finally(() => applying.delete(work));
    applying.add(work);
  }

  async function plan(
    controlPlane: ControlPlane,
    changes: readonly Change[],
    from: { undoes: string | null; recorded: readonly Step[] | null } = DRAFT,
  ): Promise<Result<ChangeReply<'plan'>>> {
    const who = await signedIn(controlPlane, true);
    if (!who.ok) return who;
    const tooMany = await bulkRefusal(dependencies, changes);
    if (tooMany) return fail(tooMany);
    const wish = { changes, ...from, userId: who.value.id, userName: who.value.name };
    const planned = await planChanges(dependencies, controlPlane, wish);
    if (planned.ok) await keepPlan(planned.value);
    return planned;
  }

  /** A change of the account that is signed in. */
  async function own(controlPlane: ControlPlane, id: string): Promise<Result<ChangeRecord>> {
    const who = await signedIn(controlPlane, false);
    if (!who.ok) return who;
    const record = await store.get(id);
    if (record === null) return fail({ kind: 'not-found', reason: null });
    const isOwn = isOwnedBy(record.plan, ownerOf(controlPlane, who.value));
    return isOwn ? ok(record) : fail({ kind: 'other-identity' });
  }

  async function planFrom(
    controlPlane: ControlPlane,
    id: string,
    changesOf: (record: ChangeRecord, steps: ChangeStatus['steps']) => FromRecord[] | string,
    undoes: string | null,
  ): Promise<Result<ChangeReply<'plan'>>> {
    const record = await own(controlPlane, id);
    if (!record.ok) return record;
    const known = changesOf(record.value, await stepStates(dependencies, record.value));
    if (typeof known === 'string' || known.length === 0) return fail({ kind: 'not-found', reason: null });
    const changes = known.map(({ change }) => change);
    return plan(controlPlane, changes, { undoes, recorded: known.map(({ step }) => step) });
  }

  async function setState(
    controlPlane: ControlPlane,
    id: string,
    state: 'applying' | 'paused' | 'cancelled',
  ): Promise<Result<ChangeStatus>> {
    const record = await own(controlPlane, id);
    if (!record.ok) return record;
    const refused = state === 'applying' && (await refusalOf(dependencies, controlPlane.id, ONE));
    if (refused) return fail(refused);
    // As at confirming: a page may be another account's by now.
    const { userId } = record.value.plan;
    const obstacle =
      state === 'applying' && (await dependencies.pageObstacle(controlPlane, userId, await tabOf(id)));
    if (obstacle) return fail(obstacle);
    const next = await store.update(id, (current) => (isOver(current) ? {} : { state, pausedBy: null }));
    await dependencies.announce(['changes']);
    if (state !== 'paused') apply(controlPlane, id);
    return ok(await changeStatus(dependencies, next ?? record.value));
  }

  async function planDraft(controlPlane: ControlPlane, id: string): Promise<Result<ChangeReply<'plan'>>> {
    const changes = await readDraft(controlPlane.id, id);
    return changes ? plan(controlPlane, changes) : fail({ kind: 'not-found', reason: null });
  }

  /** A plan that the account that is signed in has made for this control plane. */
  async function ownPlan(controlPlane: ControlPlane, id: string): Promise<Result<Plan>> {
    const who = await signedIn(controlPlane, false);
    if (!who.ok) return who;
    const plan = await readPlan(id);
    if (plan === null) return fail({ kind: 'interrupted' });
    return isOwnedBy(plan, ownerOf(controlPlane, who.value)) ? ok(plan) : fail({ kind: 'other-identity' });
  }

  async function commands(controlPlane: ControlPlane, id: string): Promise<Result<string[]>> {
    const plan = await ownPlan(controlPlane, id);
    return plan.ok ? commandsOf(dependencies.api, controlPlane, plan.value) : plan;
  }

  async function permits(controlPlane: ControlPlane, id: string): Promise<Result<Permit[]>> {
    const plan = await ownPlan(controlPlane, id);
    if (!plan.ok) return plan;
    return ok(await permitsOf(plan.value, (query, input) => dependencies.ask(controlPlane, query, input)));
  }

  async function journal(controlPlane: ControlPlane): Promise<Result<ChangeReply<'journal'>>> {
    const who = await signedIn(controlPlane, false);
    if (!who.ok) return who;
    const { records, unreadable } = await store.all();
    const own = records.filter(({ plan }) => isOwnedBy(plan, ownerOf(controlPlane, who.value)));
    const changes = await Promise.all(own.map((record) => changeStatus(dependencies, record)));
    return ok({ changes, unreadable });
  }

  async function clear(controlPlane: ControlPlane): Promise<Result<null>> {
    const who = await signedIn(controlPlane, false);
    if (!who.ok) return who;
    await clearJournal(dependencies, ownerOf(controlPlane, who.value));
    await dependencies.announce(['changes']);
    return ok(null);
  }

  async function status(controlPlane: ControlPlane, id: string): Promise<Result<ChangeStatus>> {
    const record = await own(controlPlane, id);
    return record.ok ? ok(await changeStatus(dependencies, record.value)) : record;
  }

  async function confirm(
    controlPlane: ControlPlane,
    request: Extract<ChangeRequest, { do: 'confirm' }>,
  ): Promise<Result<ChangeReply<'confirm'>>> {
    const confirmed = await lock(`confirm:${controlPlane.id}`, () =>
      confirmPlan(dependencies, controlPlane, request),
    );
    if (!confirmed.ok) return confirmed;
    if ('plan' in confirmed.value) {
      await keepPlan(confirmed.value.plan);
      return ok({ is: 'planned-again', ...confirmed.value });
    }
    const { record } = confirmed.value;
    if (!isOver(record)) apply(controlPlane, record.id);
    return ok({ is: 'applied', status: await changeStatus(dependencies, record) });
  }

  return {
    /** Answers a request of one of our own pages. Failures: those of planning and reading, `other-identity`, `read-only`, `administered`, `guarded`. */
    async answer(controlPlane: ControlPlane, request: ChangeRequest): Promise<Result<unknown>> {
      switch (request.do) {
        case 'plan':
          return plan(controlPlane, request.changes);
        case 'plan-draft':
          return planDraft(controlPlane, request.id);
        case 'plan-undo':
          return planFrom(controlPlane, request.id, undoOf, request.id);
        case 'plan-rest':
          return planFrom(controlPlane, request.id, restOf, null);
        case 'permits':
          return permits(controlPlane, request.id);
        case 'commands':
          return commands(controlPlane, request.id);
        case 'confirm':
          return confirm(controlPlane, request);
        case 'status':
          return status(controlPlane, request.id);
        case 'pause':
          return setState(controlPlane, request.id, 'paused');
        case 'resume':
          return setState(controlPlane, request.id, 'applying');
        case 'cancel-rest':
          return setState(controlPlane, request.id, 'cancelled');
        case 'take-secret': {
          const record = await own(controlPlane, request.id);
          return record.ok ? ok(secrets.take(request.id, request.step)) : record;
        }
        case 'journal':
          return journal(controlPlane);
        case 'clear-journal':
          return clear(controlPlane);
      }
    },

    /** Keeps changes that somebody drafted, to be reviewed in a page of ours; answers the id. Failures: `read-only`, `administered`. */
    async draft({ id: controlPlaneId }: ControlPlane, changes: readonly Change[]): Promise<Result<string>> {
      const refused = await refusalOf(dependencies, controlPlaneId, changes);
      if (refused) return fail(refused);
      return ok(await keepDraft(controlPlaneId, changes));
    },

    /** Goes on with every change that an earlier worker, a pause or a sign-out left. */
    async resume(): Promise<void> {
      try {
        for (const { id, plan, state } of await store.open()) {
          const controlPlane = (await controlPlanes()).find((one) => one.id === plan.controlPlaneId);
          if (controlPlane && state !== 'paused') apply(controlPlane, id);
        }
      } catch {
        // A store that cannot be read now may be readable at the next start.
      }
    },

    /** Lets go of what is over and old; to be called now and then. */
    async prune(): Promise<void> {
      // What cannot be let go of now may be another time.
      await pruneJournal(dependencies).catch(() => undefined);
    },

    /** Resolves as soon as no change is being applied here. */
    async whenIdle(): Promise<void> {
      while (applying.size > 0) await Promise.all(applying);
    },
  };
}

const DRAFT = { undoes: null, recorded: null };

const ownerOf = ({ id: controlPlaneId }: ControlPlane, { id: userId }: { id: string }): Owner => ({
  controlPlaneId,
  userId,
});
