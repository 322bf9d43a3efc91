import { useState } from 'preact/hooks';

/** Whether what a person sets is kept, told by the writing itself. */
interface Saving {
  /** Follows one write; a rejection is counted and goes no further. `onSaved` is for what may close only once it is kept. */
  save(write: Promise<void>, onSaved?: () => void): void;
  /** How often the browser refused since it last saved; each refusal draws the view anew, so that a control shows what holds. */
  refusals: number;
}

/** For a setting that is written at once: a full `storage.local` refuses, and then nothing has changed. */
export function useSaving(): Saving {
  const [refusals, setRefusals] = useState(0);
  const save: Saving['save'] = (write, onSaved) => {
    write.then(
      () => {
        setRefusals(0);
        onSaved?.();
      },
      () => setRefusals((before) => before + 1),
    );
  };
  return { save, refusals };
}
