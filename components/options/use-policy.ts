import { useWatched } from '#components/hooks/use-watched.ts';
import { NO_POLICY, type Policy } from '#lib/model/policy.ts';
import { useOptionsPlatform } from './options-platform.ts';

/** What an administrator has decided; nothing until that is known. */
export const usePolicy = (): Policy => useWatched(useOptionsPlatform().policy, NO_POLICY);
