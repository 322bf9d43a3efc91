import type { Platform } from '#components/app/platform.ts';
import { endOfWait } from '#lib/model/end-of-wait.ts';
import type { Failure } from '#lib/model/failure.ts';
import { cutShort, failuresIn, itemsIn } from '#lib/model/holes.ts';
import type { Answer, Progress, QueryInput, QueryName } from '#lib/protocol.ts';
import { createRetries } from './retries.ts';

/** What is to be painted of a query. */
export interface Painted<N extends QueryName> {
  answer: Answer<N> | null;
  isFetching: boolean;
  /** The walks of more than one page that the ask takes. */
  progress: Progress[];
  /** Epoch ms at which it is asked again by itself, because ZenML asked to wait; else null. */
  retryAt: number | null;
}

/** A query under watch: ask again, no longer wait for an answer, or stop. */
export interface Watch {
  refetch(): void;
  halt(): void;
  stop(): void;
}

/** After a failed ask, a change elsewhere does not make us ask again sooner than this. */
const CALM_MS = 2_000;
/** A pause that is over already is no reason to hurry. */
const SOON_MS = 1_000;

/**
 * Paints the cached answer, asks, and paints again whenever answers change elsewhere. Data stays while it is
 * asked again; an answer that was overtaken by a later one is dropped. A pause that ZenML asked for is waited for,
 * unless the person has had enough: then only the person asks again.
 */
export function watchQuery<N extends QueryName>(
  platform: () => Platform,
  name: N,
  input: QueryInput<N>,
  paint: (painted: Painted<N>) => void,
): Watch {
  let answer: Answer<N> | null = null;
  let progress: Progress[] = [];
  let asked = 0;
  let accepted = 0;
  let asking = 0;
  let calmUntil = 0;
  let retryAt: number | null = null;
  let isHalted = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const retries = createRetries();

  const show = (next: Answer<N> | null) => {
    if (stopped) return;
    answer = next;
    paint({ answer, isFetching: asking > 0, progress: asking > 0 ? progress : [], retryAt });
  };

  const ask = async (force: boolean) => {
    const turn = ++asked;
    clearTimeout(timer);
    retryAt = null;
    if (asking === 0) progress = [];
    asking += 1;
    show(answer);
    const answered = await platform()
      .ask(name, input, { force })
      .catch(() => null);
    // An answer of nothing, neither data nor a reason, must not leave a skeleton for ever.
    const next = answered?.data || answered?.failure ? answered : interrupted<N>();
    asking -= 1;
    calmUntil = next.failure ? Date.now() + CALM_MS : 0;
    if (turn < accepted) return show(answer);
    accepted = turn;
    planRetry(next);
    show(keepData(answer, next));
  };

  const planRetry = (next: Answer<N>) => {
    const told = next.failure ? [next.failure] : [];
    const holes = failuresIn(next.data ?? {});
    // Those of an earlier answer are as old as that.
    const at = Math.max(pauseIn(told), endOfWait(pauseIn(holes), next.updatedAt ?? 0, Date.now()));
    const failures = [...told, ...holes];
    if (failures.some(({ kind }) => kind === 'cancelled')) isHalted = true;
    else if (at === 0) isHalted = false;
    // Of a failed ask the data are those from before.
    if (next.data && !next.failure) retries.noteRead('answer', itemsIn(next.data));
    if (at === 0) retries.reset();
    if (at === 0 || isHalted || stopped || !retries.take()) return;
    retryAt = at;
    timer = setTimeout(() => void askAgain(at, next.updatedAt), Math.max(SOON_MS, at - Date.now()));
  };

  /**
   * After a pause. Not forced, as by a person who wants everything anew: a list is to go on where it was cut, however
   * long the pause was. Only when what was to be renewed is still fresh would it not be asked otherwise.
   */
  const askAgain = async (at: number, cutAt: number | null) => {
    const cached = await peek();
    // Stopped, or asked, in the meantime.
    if (stopped || retryAt !== at) return;
    void ask(Boolean(cached?.data) && !cached?.isStale && cached?.updatedAt === cutAt);
  };

  const peek = () =>
    platform()
      .peek(name, input)
      .catch(() => null);

  const askCalmly = () => {
    // What waits for the end of a pause, and what the person stopped, is not asked because of others.
    if (asking > 0 || stopped || isHalted || (retryAt !== null && Date.now() < retryAt)) return;
    clearTimeout(timer);
    const wait = calmUntil - Date.now();
    // A longer one means that the clock was put back.
    if (wait <= 0 || wait > CALM_MS) void ask(false);
    else timer = setTimeout(askCalmly, wait);
  };

  const changed = async () => {
    const cached = await peek();
    if (stopped) return;
    progress = cached?.progress ?? [];
    for (const { of, loaded } of progress) retries.noteRead(of, loaded);
    const shownAt = answer?.updatedAt ?? 0;
    // What is of the future was read before the clock was put back: whatever is kept now may be newer, and another account's.
    const age = (cached?.updatedAt ?? 0) - (shownAt > Date.now() ? 0 : shownAt);
    if (cached?.data && (age > 0 || (age === 0 && !answer?.failure))) show(cached);
    else if (asking > 0) show(answer);
    if (!cached?.data || cached.isStale) askCalmly();
  };

  const unsubscribe = platform().onChanged(() => void changed());
  // What is kept is asked for first: the browser reads it, and the question wakes a worker.
  const kept = peek();
  void ask(false);
  void kept.then((cached) => {
    if (cached?.data && accepted === 0) show(cached);
  });

  return {
    refetch() {
      isHalted = false;
      retries.reset();
      void ask(true);
    },
    halt() {
      isHalted = true;
      clearTimeout(timer);
      retryAt = null;
      show(answer?.failure?.kind === 'rate-limited' ? { ...answer, failure: { kind: 'cancelled' } } : answer);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      unsubscribe();
    },
  };
}

/** Until when ZenML asked to wait, epoch ms; 0 when it did not. */
const pauseIn = (failures: readonly Failure[]): number =>
  Math.max(
    0,
    ...failures.map((failure) =>
      failure.kind === 'rate-limited' && failure.retryAt ? Date.parse(failure.retryAt) : 0,
    ),
  );

/**
 * An ask that failed leaves the earlier data, marked stale: unless they may be somebody else's by now. What the ask itself
 * had read so far is no older answer, but one that was cut.
 */
function keepData<N extends QueryName>(before: Answer<N> | null, next: Answer<N>): Answer<N> {
  const isOthers = next.failure?.kind === 'other-identity' || next.failure?.kind === 'signed-out';
  return next.data || !next.failure || !before?.data || isOthers
    ? next
    : { ...before, data: cutShort(before.data, next.failure), failure: next.failure, isStale: true };
}

const interrupted = <N extends QueryName>(): Answer<N> => ({
  data: null,
  failure: { kind: 'interrupted' },
  updatedAt: null,
  isStale: true,
});
