import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Platform } from '#components/app/platform.ts';
import { type EnvironmentRule, environmentOf } from '#lib/model/environment.ts';
import { useWatched } from './use-watched.ts';

const NONE: readonly EnvironmentRule[] = [];

export const EnvironmentsContext = createContext<readonly EnvironmentRule[]>(NONE);

/** The person's rules; none until they are known. */
export const useEnvironments = (): readonly EnvironmentRule[] => useContext(EnvironmentsContext);

/** The environment of what has these names; null: no rule is like one of them. */
export const useEnvironment = (names: readonly (string | null | undefined)[]): EnvironmentRule | null =>
  environmentOf(useEnvironments(), names);

/** Reads the rules for all views of a surface, and follows them. */
export const useEnvironmentRules = ({ environments }: Platform): readonly EnvironmentRule[] =>
  useWatched(environments, NONE);

/** All names of a workspace that rules look at. */
export const namesOf = (workspace: {
  name: string;
  displayName: string;
  organization?: { name: string } | null;
}): (string | undefined)[] => [workspace.name, workspace.displayName, workspace.organization?.name];
