import type { OptionsPlatform, Setting } from '#components/options/options-platform.ts';
import { type ControlPlane, ZENML_CLOUD } from '#lib/model/control-plane.ts';
import type { EnvironmentRule } from '#lib/model/environment.ts';
import { NO_POLICY } from '#lib/model/policy.ts';
import { ok } from '#lib/model/result.ts';

/** A setting in memory; those who watch it are told. */
export function fakeSetting<T>(
  first: T,
): Setting<T> & { value: T; update(change: (current: T) => T): Promise<void> } {
  const listeners = new Set<(value: T) => void>();
  const setting = {
    value: first,
    read: async () => setting.value,
    async write(value: T) {
      setting.value = value;
      for (const listener of [...listeners]) listener(value);
    },
    update: (change: (current: T) => T) => setting.write(change(setting.value)),
    watch(listener: (value: T) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return setting;
}

/** A setting as `storage.local` keeps it: `refuses` while that is full. */
export function fullSetting<T>(first: T): ReturnType<typeof fakeSetting<T>> & { refuses: boolean } {
  const setting = fakeSetting(first);
  const full = {
    ...setting,
    get value() {
      return setting.value;
    },
    refuses: true,
    async write(value: T) {
      if (full.refuses) throw new Error('QuotaExceededError: storage.local is full');
      await setting.write(value);
    },
    update: async (change: (current: T) => T) => full.write(change(setting.value)),
  };
  return full;
}

/** What the options page is lent, without browser or worker. */
export function fakeOptions(overrides: Partial<OptionsPlatform> = {}): OptionsPlatform {
  const switches = new Map<string, Setting<boolean>>();
  const access = new Map<string, Setting<boolean>>();
  return {
    openedAt: '',
    controlPlanes: fakeSetting<readonly ControlPlane[]>([ZENML_CLOUD]),
    access(controlPlane) {
      const known = access.get(controlPlane.id) ?? fakeSetting(true);
      access.set(controlPlane.id, known);
      return known;
    },
    requestAccess: async () => true,
    addControlPlane: async () => ok({ is: 'already-there' }),
    removeControlPlane: async () => ok({ is: 'removed' }),
    policy: fakeSetting(NO_POLICY),
    editing(id) {
      const known = switches.get(id) ?? fakeSetting(false);
      switches.set(id, known);
      return known;
    },
    environments: fakeSetting<readonly EnvironmentRule[]>([]),
    knownWorkspaces: async () => [],
    activity: async () => ({ pausedUntil: null, waiting: 0, sent: 0, refused: 0, since: 0 }),
    stored: async () => ok([]),
    erase: async () => ok([]),
    unfinished: async () => ok([]),
    diagnostics: async () => ok('{}'),
    keys: { read: async () => [], onReturn: () => () => {}, change: () => {} },
    onChanged: () => () => {},
    copy: async () => true,
    ...overrides,
  };
}
