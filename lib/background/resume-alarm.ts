import { browser } from 'wxt/browser';
import { queries } from '#lib/protocol.ts';
import { changedSignal } from '#lib/storage.ts';

const NAME = 'resume';

let setFor = 0;

/**
 * Wakes the worker when a pause that ZenML asked for is over. `pausedUntil`: epoch ms of each control plane. Browsers
 * ring no alarm sooner than 30 s; shorter pauses are counted down by the views themselves.
 */
export async function setResumeAlarm(pausedUntil: readonly number[]): Promise<void> {
  const when = Math.max(0, ...pausedUntil);
  if (when <= Date.now() || when === setFor) return;
  setFor = when;
  await browser.alarms.create(NAME, { when });
}

/** Lets open views ask again when a pause is over. Without a view nothing is asked. To be called at the start. */
export function resumeOnAlarm(): void {
  browser.alarms.onAlarm.addListener(async ({ name }: { name: string }) => {
    if (name === NAME) await changedSignal.write({ queries: Object.keys(queries), at: Date.now() });
  });
}
