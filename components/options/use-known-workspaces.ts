import { useEffect, useState } from 'preact/hooks';
import { type EnvironmentRule, environmentOf } from '#lib/model/environment.ts';
import { type KnownWorkspace, useOptionsPlatform } from './options-platform.ts';

/** The workspaces that are in memory already, for the preview; nobody is asked. Null until they were looked at. */
export function useKnownWorkspaces(): readonly KnownWorkspace[] | null {
  const { knownWorkspaces, onChanged } = useOptionsPlatform();
  const [known, setKnown] = useState<readonly KnownWorkspace[] | null>(null);
  useEffect(() => {
    const look = () => void knownWorkspaces().then(setKnown);
    look();
    return onChanged(look);
  }, [knownWorkspaces, onChanged]);
  return known;
}

/** The names of the workspaces of which a rule, among all of them, is the one that counts. */
export const matchesOf = (
  rule: EnvironmentRule,
  rules: readonly EnvironmentRule[],
  known: readonly KnownWorkspace[],
): string[] =>
  known
    .filter(
      ({ name, displayName, organization }) =>
        environmentOf(rules, [name, displayName, organization]) === rule,
    )
    .map(({ displayName }) => displayName);
