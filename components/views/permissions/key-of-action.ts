import type { ActionDecision } from '#components/hooks/use-my-verdicts.ts';

/** Tells an action from all others at a place. */
export const keyOfAction = ({ permission: { resourceType, action } }: ActionDecision): string =>
  `${resourceType} ${action}`;
