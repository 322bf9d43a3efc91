import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Added, Removed } from '#lib/model/added.ts';
import type { UnfinishedChange } from '#lib/model/change/change-status.ts';
import type { ControlPlane, Origins } from '#lib/model/control-plane.ts';
import type { EnvironmentRule } from '#lib/model/environment.ts';
import type { Policy } from '#lib/model/policy.ts';
import type { Result } from '#lib/model/result.ts';
import type { StoredGroup } from '#lib/model/stored.ts';
import type { Activity } from '#lib/protocol.ts';

/** Something stored that sections read once and follow from then on. */
export interface Watched<T> {
  read(): Promise<T>;
  /** Calls back with every later value; answers the function that stops it. */
  watch(listener: (value: T) => void): () => void;
}

/** The same, for what a person sets on this page. */
export interface Setting<T> extends Watched<T> {
  write(value: T): Promise<void>;
}

/** A keyboard command: what it does and its keys; null: it has none. */
export interface KeyCommand {
  name: string;
  meaning: string;
  shortcut: string | null;
}

/** A workspace by the names that rules look at. */
export interface KnownWorkspace {
  name: string;
  displayName: string;
  organization: string | null;
}

/**
 * What the options page lends its sections, which themselves know neither the browser nor the network. The entrypoint makes
 * one, tests make a fake. Each object in it stays the same for as long as the page is open.
 */
export interface OptionsPlatform {
  /** The id of the section that the page was opened at; empty: at its top. */
  openedAt: string;
  controlPlanes: Watched<readonly ControlPlane[]>;
  /** Whether the person lets us enter and ask a control plane; the same object each time. */
  access(controlPlane: ControlPlane): Watched<boolean>;
  /** Asks the person for that; to be called in their click. False when they refused. */
  requestAccess(controlPlane: ControlPlane): Promise<boolean>;
  /** Asks the person for the hosts, then the hosts whether they are a control plane; to be called in their click. */
  addControlPlane(origins: Origins): Promise<Result<Added>>;
  /** Removes one and all that is kept of it. `givesUp`: also when a change there is not over, of which nobody learns the outcome then. */
  removeControlPlane(id: string, givesUp: boolean): Promise<Result<Removed>>;
  /** What an administrator has decided. */
  policy: Watched<Policy>;
  /** The editing switch of a control plane; the same object each time. */
  editing(controlPlaneId: string): Setting<boolean>;
  /** The rules that tell environments by names. */
  environments: Watched<readonly EnvironmentRule[]> & {
    /** Changes what is stored by then, which may be another list than the one that was shown. */
    update(change: (current: readonly EnvironmentRule[]) => readonly EnvironmentRule[]): Promise<void>;
  };
  /** The workspaces whose names are in memory already, of all control planes. Never goes to the network. */
  knownWorkspaces(): Promise<readonly KnownWorkspace[]>;
  /** What the request queue of a control plane does; null when the worker does not say. Never goes to the network. */
  activity(controlPlaneId: string): Promise<Activity | null>;
  /** All that is stored, measured. */
  stored(): Promise<Result<readonly StoredGroup[]>>;
  /**
   * Erases all of it and answers what that was. `givesUp`: changes that are not over and may stay so, by id. Failures: `change-under-way`
   * for any other, `private-window`.
   */
  erase(givesUp: readonly string[]): Promise<Result<readonly StoredGroup[]>>;
  /** The confirmed changes that are not over, of every account. */
  unfinished(): Promise<Result<readonly UnfinishedChange[]>>;
  /** Versions, shapes and numbers as JSON, in which nobody is named, and nothing but fields that our schemas know. */
  diagnostics(): Promise<Result<string>>;
  /** The keyboard commands, and the way to change them; null where the browser lets nobody open it. */
  keys: {
    read(): Promise<readonly KeyCommand[]>;
    onReturn(listener: () => void): () => void;
    change: (() => void) | null;
  };
  /** Calls back when what is stored or counted may have changed; answers the function that stops it. */
  onChanged(listener: () => void): () => void;
  /** Copies text; false when the browser refused. */
  copy(text: string): Promise<boolean>;
}

const Context = createContext<OptionsPlatform | null>(null);

/** Lends the platform to all sections. */
export const OptionsPlatformProvider = Context.Provider;

/** What the options page lends a section of it. */
export function useOptionsPlatform(): OptionsPlatform {
  const platform = useContext(Context);
  if (!platform) throw new Error('A section of the options page was shown outside of it.');
  return platform;
}
