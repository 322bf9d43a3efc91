import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ChangesClient } from '#components/app/changes-client.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import type { ChangeStatus } from '#lib/model/change/change-status.ts';
import type { Failure } from '#lib/model/failure.ts';
import type { Result } from '#lib/model/result.ts';

interface Followed {
  status: ChangeStatus | null;
  /** Why the last look or press came to nothing. */
  failure: Failure | null;
  /** A press is on its way; looks are nothing that a person waits for. */
  isBusy: boolean;
  look: () => void;
  /** Pauses, goes on or leaves the rest; what the worker then says is shown. */
  press: (action: (client: ChangesClient) => Promise<Result<ChangeStatus>>) => void;
}

/** A worker that the browser stopped says nothing: a look starts the next one, which goes on. ms of silence. */
const SILENCE_MS = { applying: 400, paused: 2_000 };

/** After how long to look again, in ms; null: nothing more is to come. An idle worker is stopped with the keys that nobody took. */
function silenceOf(status: ChangeStatus | null): number | null {
  if (!status || status.state === 'applying') return SILENCE_MS.applying;
  const isAwaited = status.state === 'paused' || status.steps.some(({ hasSecret }) => hasSecret);
  return isAwaited ? SILENCE_MS.paused : null;
}

/** Follows a change: looked at whenever the worker says that something changed, and now and then while it goes on. */
export function useStatus(client: ChangesClient, id: string): Followed {
  const { onChanged } = usePlatform();
  const [status, setStatus] = useState<ChangeStatus | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pressed, setPressed] = useState(0);
  const turns = useRef({ asked: 0, taken: 0 });
  const take = useCallback(async (asking: Promise<Result<ChangeStatus>>) => {
    const turn = ++turns.current.asked;
    const result = await asking;
    // What was asked later knows more.
    if (turn <= turns.current.taken) return;
    turns.current.taken = turn;
    setFailure(result.ok ? null : result.failure);
    if (result.ok) setStatus(result.value);
  }, []);
  const look = useLook(take, client, id);
  useEffect(() => {
    turns.current = { asked: 0, taken: 0 };
    look();
    const stop = onChanged(look);
    return () => {
      stop();
      turns.current = { asked: 0, taken: Number.POSITIVE_INFINITY };
    };
  }, [look, onChanged]);
  useEffect(() => {
    const silence = silenceOf(status);
    if (silence === null) return;
    const timer = setInterval(look, silence);
    return () => clearInterval(timer);
    // A status that has just come is no silence.
  }, [look, status]);
  const press = async (action: Parameters<Followed['press']>[0]) => {
    setPressed((count) => count + 1);
    await take(action(client)).finally(() => setPressed((count) => count - 1));
  };
  return { status, failure, isBusy: pressed > 0, look, press: (action) => void press(action) };
}

/** One look at a time; what changes during one is looked at once more. */
function useLook(
  take: (asking: Promise<Result<ChangeStatus>>) => Promise<void>,
  client: ChangesClient,
  id: string,
): () => void {
  const looking = useRef<'no' | 'yes' | 'again'>('no');
  return useCallback(async () => {
    if (looking.current !== 'no') {
      looking.current = 'again';
      return;
    }
    try {
      do {
        looking.current = 'yes';
        await take(client.status(id));
      } while (wasToldMeanwhile(looking));
    } finally {
      looking.current = 'no';
    }
  }, [take, client, id]);
}

const wasToldMeanwhile = (looking: { current: string }): boolean => looking.current === 'again';
