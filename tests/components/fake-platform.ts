import type { Platform } from '#components/app/platform.ts';
import type { ViewState } from '#components/app/view-state.ts';
import type { Change } from '#lib/changes.ts';
import { ZENML_CLOUD } from '#lib/model/control-plane.ts';
import type { Failure } from '#lib/model/failure.ts';
import { NO_POLICY } from '#lib/model/policy.ts';
import type { Activity, Answer, QueryData, QueryInput, QueryName } from '#lib/protocol.ts';
import { answers as usual } from './fixtures.ts';

/** What the fake worker says to each question. */
export type FakeAnswers = {
  [N in QueryName]: (input: QueryInput<N>) => Answer<N> | Promise<Answer<N>>;
};

type FakeCache = {
  [N in QueryName]?: (input: QueryInput<N>) => Answer<N> | Promise<Answer<N>> | null;
};

export interface FakePlatform extends Platform {
  /** Every question asked, in order. */
  asked: { name: QueryName; input: unknown; force: boolean }[];
  copied: string[];
  opened: ViewState[];
  remembered: ViewState[];
  /** The control planes that were switched to, by id. */
  switched: string[];
  closed: number;
  optionsOpened: number;
  /** What the queue is said to do; how often that was asked, and how often it was stopped. */
  queue: Activity | null;
  looks: number;
  cancelled: number;
  /** The switch, what was typed into forms, and what was handed to the manage window. */
  isEditing: boolean;
  /** The workspaces that are marked as production. */
  marked: string[];
  typed: Record<string, Readonly<Record<string, string>>>;
  drafted: (readonly Change[])[];
  /** Says from now on what is given, and tells the views that something changed. */
  change(answers: Partial<FakeAnswers>): void;
}

/** A platform without browser or worker. Nothing is cached unless `cached` says so. */
export function fakePlatform(
  overrides: Partial<Platform> & {
    answers?: Partial<FakeAnswers>;
    cached?: FakeCache;
    isEditing?: boolean;
  } = {},
): FakePlatform {
  const { answers: own, cached: given, ...rest } = overrides;
  let answers: FakeAnswers = { ...usual, ...own };
  let cached: FakeCache = given ?? {};
  const listeners = new Set<() => void>();
  const switched = new Set<(isOn: boolean) => void>();
  const marking = new Set<(workspaceIds: readonly string[]) => void>();
  const platform: FakePlatform = {
    surface: 'popup',
    controlPlane: ZENML_CLOUD,
    controlPlanes: [ZENML_CLOUD],
    switched: [],
    switchControlPlane: (id) => void platform.switched.push(id),
    location: null,
    asked: [],
    copied: [],
    opened: [],
    remembered: [],
    closed: 0,
    optionsOpened: 0,
    looks: 0,
    cancelled: 0,
    queue: { pausedUntil: null, waiting: 0, sent: 0, refused: 0, since: 0 },
    async peek<N extends QueryName>(name: N, input: QueryInput<N>): Promise<Answer<N> | null> {
      const answer = cached[name] as FakeCache[N];
      return answer ? answer(input) : null;
    },
    async ask<N extends QueryName>(name: N, input: QueryInput<N>, options?: { force?: boolean }) {
      platform.asked.push({ name, input, force: options?.force ?? false });
      return (answers[name] as FakeAnswers[N])(input);
    },
    async activity() {
      platform.looks += 1;
      return platform.queue;
    },
    async cancel() {
      platform.cancelled += 1;
    },
    pageAccount: { look: async () => null, choose: async () => undefined },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async copy(text) {
      platform.copied.push(text);
      return true;
    },
    requestHostAccess: async () => true,
    keyCommands: async () => [],
    openOptions: () => void platform.optionsOpened++,
    openManage: (view) => void platform.opened.push(view),
    close: () => void platform.closed++,
    remember: (view) => void platform.remembered.push(view),
    editing: {
      read: async () => platform.isEditing,
      write: async (isOn) => {
        platform.isEditing = isOn;
        for (const listener of [...switched]) listener(isOn);
      },
      watch(listener) {
        switched.add(listener);
        return () => switched.delete(listener);
      },
    },
    policy: { read: async () => NO_POLICY, watch: () => () => {} },
    production: {
      read: async () => platform.marked,
      async write(workspaceId, isMarked) {
        platform.marked = [
          ...platform.marked.filter((one) => one !== workspaceId),
          ...(isMarked ? [workspaceId] : []),
        ];
        for (const listener of [...marking]) listener(platform.marked);
      },
      watch(listener) {
        marking.add(listener);
        return () => marking.delete(listener);
      },
    },
    environments: { read: async () => [], watch: () => () => {} },
    nameHere: null,
    drafts: {
      read: async (key) => platform.typed[key] ?? null,
      async write(key, values) {
        if (values) platform.typed[key] = values;
        else delete platform.typed[key];
      },
    },
    async reviewElsewhere(changes) {
      platform.drafted.push(changes);
      return null;
    },
    changes: null,
    isEditing: false,
    marked: [],
    typed: {},
    drafted: [],
    change(next) {
      answers = { ...answers, ...next };
      cached = { ...cached, ...next };
      for (const listener of [...listeners]) listener();
    },
    ...rest,
  };
  return platform;
}

/** An answer that ZenML gave just now. */
export const ready = <N extends QueryName>(data: QueryData<N>, updatedAt = Date.now()): Answer<N> => ({
  data,
  failure: null,
  updatedAt,
  isStale: false,
});

/** No answer, and why. */
export const failed = <N extends QueryName>(failure: Failure): Answer<N> => ({
  data: null,
  failure,
  updatedAt: null,
  isStale: true,
});

/** An answer that is still on its way when the test ends. */
export const never = <N extends QueryName>(): Promise<Answer<N>> => new Promise(() => {});
