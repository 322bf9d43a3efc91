import { useEffect, useState } from 'preact/hooks';
import type { ChangesClient } from '#components/app/changes-client.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import type { ChangeStatus } from '#lib/model/change/change-status.ts';
import { type KeysOfPage, keysOfPage } from './keys-of-page.ts';

/** The keys that the steps of one change show once, by the step's place in the plan. */
export interface HeldKeys {
  /** The key that this page holds; null: none. */
  held(step: number): string | null;
  /** Takes it from the worker unless it is held; null when it was lost or taken elsewhere. */
  take(step: number): Promise<string | null>;
  /** Forgets it. */
  dismiss(step: number): void;
}

/**
 * Takes each key as soon as the worker has it: a browser stops an idle worker, with the keys that nobody took. A popup closes on every
 * click elsewhere, with all that it holds: there the key stays with the worker, which is looked at for as long as it has one.
 */
export function useHeldKeys(client: ChangesClient, status: ChangeStatus | null, look: () => void): HeldKeys {
  const { surface } = usePlatform();
  const [, setTurn] = useState(0);
  const keys = keysOfPage(client);
  const id = status?.plan.id ?? '';
  useEffect(() => {
    if (surface !== 'manage' || !status) return;
    void takeAll(keys, status).then((count) => {
      if (count > 0) look();
      setTurn((turn) => turn + 1);
    });
  }, [surface, status, keys, look]);
  return {
    held: (step) => keys.held(id, step),
    take: (step) => keys.take(id, step),
    dismiss(step) {
      keys.dismiss(id, step);
      setTurn((turn) => turn + 1);
    },
  };
}

/** Answers how many were taken. */
async function takeAll(keys: KeysOfPage, { plan, steps }: ChangeStatus): Promise<number> {
  const taken = await Promise.all(
    steps.map(({ hasSecret }, step) =>
      hasSecret && keys.held(plan.id, step) === null ? keys.take(plan.id, step) : null,
    ),
  );
  return taken.filter((key) => key !== null).length;
}
