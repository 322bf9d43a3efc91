import type { Platform } from '#components/app/platform.ts';
import type { Answer, QueryInput, QueryName } from '#lib/protocol.ts';

/** What is to be painted of a query. */
export interface Painted<N extends QueryName> {
  answer: Answer<N> | null;
  isFetching: boolean;
}

/** A query under watch: ask again, or stop. */
export interface Watch {
  refetch(): void;
  stop(): void;
}

/** After a failed ask, a change elsewhere does not make us ask again sooner than this. */
const CALM_MS = 2_000;

/**
 * Paints the cached answer, asks, and paints again whenever answers change elsewhere. Data stays while it is
 * asked again; an answer that was overtaken by a later one is dropped.
 */
export function watchQuery<N extends QueryName>(
  platform: () => Platform,
  name: N,
  input: QueryInput<N>,
  paint: (painted: Painted<N>) => void,
): Watch {
  let answer: Answer<N> | null = null;
  let asked = 0;
  let accepted = 0;
  let asking = 0;
  let calmUntil = 0;
  let calm: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const show = (next: Answer<N> | null) => {
    if (stopped) return;
    answer = next;
    paint({ answer, isFetching: asking > 0 });
  };

  const ask = async (force: boolean) => {
    const turn = ++asked;
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
    show(keepData(answer, next));
  };

  const peek = () =>
    platform()
      .peek(name, input)
      .catch(() => null);

  const askCalmly = () => {
    if (asking > 0 || stopped) return;
    clearTimeout(calm);
    const wait = calmUntil - Date.now();
    if (wait <= 0) void ask(false);
    else calm = setTimeout(askCalmly, wait);
  };

  const changed = async () => {
    const cached = await peek();
    if (stopped) return;
    // The same data again does not undo that they could not be renewed.
    const [age, shownAge] = [cached?.updatedAt ?? 0, answer?.updatedAt ?? 0];
    if (cached?.data && (age > shownAge || (age === shownAge && !answer?.failure))) show(cached);
    if (!cached?.data || cached.isStale) askCalmly();
  };

  const unsubscribe = platform().onChanged(() => void changed());
  void ask(false);
  void peek().then((cached) => {
    if (cached && accepted === 0) show(cached);
  });

  return {
    refetch: () => void ask(true),
    stop: () => {
      stopped = true;
      clearTimeout(calm);
      unsubscribe();
    },
  };
}

/** An ask that failed leaves the earlier data, marked stale: unless they may be somebody else's by now. */
function keepData<N extends QueryName>(before: Answer<N> | null, next: Answer<N>): Answer<N> {
  const isOthers = next.failure?.kind === 'other-identity' || next.failure?.kind === 'signed-out';
  return next.data || !next.failure || !before?.data || isOthers
    ? next
    : { ...before, failure: next.failure, isStale: true };
}

const interrupted = <N extends QueryName>(): Answer<N> => ({
  data: null,
  failure: { kind: 'interrupted' },
  updatedAt: null,
  isStale: true,
});
