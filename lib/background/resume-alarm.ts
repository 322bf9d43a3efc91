import { browser } from 'wxt/browser';
import { queries } from '#lib/protocol.ts';
import { queueState } from '#lib/storage.ts';
import { announce } from './answered.ts';
import { unlessEnding } from './unless-ending.ts';

const NAME = 'resume';

let setFor = 0;

/**
 * Wakes the worker when the first pause that ZenML asked for is over. `pausedUntil`: epoch ms of each control plane.
 * Browsers ring no alarm sooner than 30 s; shorter pauses are counted down by the views themselves.
 */
export async function setResumeAlarm(pausedUntil: readonly number[]): Promise<void> {
  const when = Math.min(...pausedUntil.filter((until) => until > Date.now()));
  if (when === Infinity || when === setFor) return;
  setFor = when;
  await browser.alarms.create(NAME, { when });
}

/** The pauses in what the queue kept. */
const pausesIn = (kept: Readonly<Record<string, unknown>>): number[] =>
  Object.values(kept).flatMap((state) =>
    typeof state === 'object' && state !== null && 'pausedUntil' in state ? [Number(state.pausedUntil)] : [],
  );

/** Lets open views ask again when a pause is over. Without a view nothing is asked. To be called at the start. */
export function resumeOnAlarm(): void {
  browser.alarms.onAlarm.addListener(
    unlessEnding(async ({ name }: { name: string }) => {
      if (name !== NAME) return;
      await announce(Object.keys(queries));
      // Another control plane's may be longer.
      await setResumeAlarm(pausesIn(await queueState.read()));
    }),
  );
}
