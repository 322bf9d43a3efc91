// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { resumeOnAlarm, setResumeAlarm } from '#lib/background/resume-alarm.ts';
import { changedSignal, queueState } from '#lib/storage.ts';
import { installLocks } from './fake-locks.ts';

const SECOND = 1000;
const scheduled = async () => (await fakeBrowser.alarms.get('resume'))?.scheduledTime;

describe('the alarm at the end of a pause', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    installLocks();
    vi.useFakeTimers({ toFake: ['Date'], now: 1_760_000_000_000 });
    return () => vi.useRealTimers();
  });

  it('rings for the first of several control planes, and then for the next', async () => {
    const now = Date.now();
    const [first, second] = [now + 40 * SECOND, now + 90 * SECOND];
    await queueState.write({ a: { pausedUntil: second }, b: { pausedUntil: first }, c: { pausedUntil: 0 } });
    await setResumeAlarm([second, first, 0]);
    expect(await scheduled()).toBe(first);

    resumeOnAlarm();
    vi.setSystemTime(first);
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'resume', scheduledTime: first });
    expect((await changedSignal.read()).queries).toContain('workspaces');
    expect(await scheduled()).toBe(second);
  });

  it('is not set for what is over', async () => {
    await fakeBrowser.alarms.clear('resume');
    await setResumeAlarm([Date.now() - SECOND, 0]);
    expect(await scheduled()).toBeUndefined();
  });

  it('does nothing for other alarms', async () => {
    resumeOnAlarm();
    await fakeBrowser.alarms.onAlarm.trigger({ name: 'another', scheduledTime: Date.now() });
    expect((await changedSignal.read()).queries).toEqual([]);
  });
});
