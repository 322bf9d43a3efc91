import type { Guard, GuardKind } from '#lib/model/change/plan.ts';

/** A guard of the step that is being planned; nothing has to be typed for it. */
export const guard = (
  kind: GuardKind,
  severity: 'stops' | 'warns',
  about: string | null = null,
): Omit<Guard, 'steps'> => ({ kind, severity, type: null, about });
