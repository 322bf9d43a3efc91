import { useWatched } from '#components/hooks/use-watched.ts';
import type { ControlPlane } from '#lib/model/control-plane.ts';
import { useOptionsPlatform } from './options-platform.ts';

const NONE_YET: readonly ControlPlane[] = [];

/** The control planes that there are; none until they are known. */
export const useControlPlanes = (): readonly ControlPlane[] =>
  useWatched(useOptionsPlatform().controlPlanes, NONE_YET);
