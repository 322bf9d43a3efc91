import { useEffect, useRef, useState } from 'preact/hooks';
import { draftKey } from './draft-key.ts';
import type { FormWork, Values } from './field.ts';
import { useDrafts } from './use-drafts.ts';

interface Draft {
  /** What was changed in the form so far, of ticks the difference (ticks.ts); null while it is looked up. */
  typed: Values | null;
  /** Remembers what a field holds now; null: what it held at first. */
  type(name: string, value: string | null): void;
  /** Forgets all of it. */
  discard(): void;
}

/** What was changed in a form, kept so that a closed popup loses nothing. */
export function useDraft(work: FormWork): Draft {
  const drafts = useDrafts();
  const [typed, setTyped] = useState<Values | null>(null);
  const latest = useRef<Values>({});
  const key = draftKey(work);
  useEffect(() => {
    let isGone = false;
    const show = (values: Values) => {
      if (isGone) return;
      latest.current = values;
      setTyped(values);
    };
    // A browser that cannot say what was typed before is no reason not to type anew.
    drafts.read(key).then(
      (kept) => show(kept ?? {}),
      () => show({}),
    );
    return () => {
      isGone = true;
    };
  }, [key, drafts]);

  const keep = (values: Values) => {
    latest.current = values;
    setTyped(values);
    void drafts.write(key, Object.keys(values).length > 0 ? values : null).catch(() => undefined);
  };
  return {
    typed,
    type(name, value) {
      const { [name]: _, ...others } = latest.current;
      keep(value === null ? others : { ...others, [name]: value });
    },
    discard: () => keep({}),
  };
}
