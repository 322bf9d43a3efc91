import { useState } from 'preact/hooks';
import type { Guard, Plan } from '#lib/model/change/plan.ts';

/** What a plan asks a person to type, and what was typed. In memory only. */
export interface Typed {
  typed: Readonly<Record<number, string>>;
  secrets: Readonly<Record<number, string>>;
  type: (guard: number, text: string) => void;
  give: (step: number, secret: string) => void;
  /** The guards and steps, by place, for which something has still to be typed. */
  missing: { guards: number[]; secrets: number[] };
}

/** Keeps what is typed, also for the plan that takes the place of this one: guards are told apart by what they ask. */
export function useTyped(plan: Plan): Typed {
  const [byGuard, setByGuard] = useState<Readonly<Record<string, string>>>({});
  const [secrets, setSecrets] = useState<Readonly<Record<number, string>>>({});
  const asking = plan.guards.flatMap((guard, place) => (asks(guard) ? [{ guard, place }] : []));
  const typed = Object.fromEntries(asking.map(({ guard, place }) => [place, byGuard[keyOf(guard)] ?? '']));
  const wanted = plan.steps.flatMap(({ secret, differences }, index) =>
    secret && differences.length > 0 ? [index] : [],
  );
  return {
    typed,
    secrets: Object.fromEntries(wanted.map((index) => [index, secrets[index] ?? ''])),
    type: (place, text) => {
      const guard = plan.guards[place];
      if (guard) setByGuard((before) => ({ ...before, [keyOf(guard)]: text }));
    },
    give: (index, secret) => setSecrets((before) => ({ ...before, [index]: secret })),
    missing: {
      guards: asking
        .filter(({ guard, place }) => !isTyped(guard, typed[place] ?? ''))
        .map(({ place }) => place),
      secrets: wanted.filter((index) => !secrets[index]),
    },
  };
}

const asks = ({ severity, type }: Guard): boolean => severity === 'asks' && type !== null;
const keyOf = ({ kind, type, about }: Guard): string => JSON.stringify([kind, type, about]);

/** Spaces around a name are nobody's intention. */
export const isTyped = ({ type }: Guard, text: string): boolean => text.trim() === type?.trim();
