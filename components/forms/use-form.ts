import { useId, useRef, useState } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { useEditing } from '#components/hooks/use-editing.ts';
import type { Change } from '#lib/changes.ts';
import type { Failure } from '#lib/model/failure.ts';
import { errorsFromZenml } from './draft-key.ts';
import { errorsOf } from './errors-of.ts';
import type { Field, FormWork, Values } from './field.ts';
import { MOST_AT_ONCE } from './most-changes.ts';
import { rememberReviewed } from './reviewed-draft.ts';
import { keptTicks, valueFromTicks } from './ticks.ts';
import { useDraft } from './use-draft.ts';
import { useDrafts } from './use-drafts.ts';

export interface FormParts {
  work: FormWork;
  /** The fields, as they are once so much was typed. */
  fields: (values: Values) => readonly Field[];
  /** What is asked for; empty: nothing differs. */
  changesOf: (values: Values) => readonly Change[];
}

/** What became of sending: nothing differed, it was too much, it was handed to the full page, or why it could not be reviewed. */
export type Sent =
  | { is: 'same' }
  | { is: 'too-many'; count: number }
  | { is: 'elsewhere' }
  | { is: 'failed'; failure: Failure };

/** The state of a form: its values, what is wrong with them, and the ways to send or forget them. */
export function useForm({ work, fields: fieldsOf, changesOf }: FormParts) {
  const drafts = useDrafts();
  const { review } = useNavigation();
  const { isBulkOff } = useEditing();
  const { typed, type, discard } = useDraft(work);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isTried, setTried] = useState(false);
  const [isSending, setSending] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const summary = useRef<HTMLDivElement>(null);
  const idBase = useId();
  // What ZenML said holds until the field is changed.
  const [said, setSaid] = useState(() => errorsFromZenml(work));

  const valuesOf = (fields: readonly Field[]): Values =>
    Object.fromEntries(
      fields.map((field) => {
        const kept = typed?.[field.name];
        return [field.name, field.kind === 'checks' ? valueFromTicks(field, kept) : (kept ?? field.initial)];
      }),
    );
  // What is picked in one field may bring others, which have values of their own, and which say nothing while they are not there.
  const fields = fieldsOf({ ...typed, ...valuesOf(fieldsOf(typed ?? {})) });
  const values = valuesOf(fields);
  const own = errorsOf(fields, values);
  const wrong = new Map([...own, ...Object.entries(said).filter(([name]) => name in values)]);
  const shown = new Map([...wrong].filter(([name]) => isTried || left.has(name) || name in said));

  const send = async () => {
    setTried(true);
    setSent(null);
    if (own.size > 0) {
      requestAnimationFrame(() => summary.current?.focus());
      return;
    }
    const changes = changesOf(values);
    if (changes.length === 0) return setSent({ is: 'same' });
    if (changes.length > MOST_AT_ONCE) return setSent({ is: 'too-many', count: changes.length });
    if (changes.length > 1 && isBulkOff) {
      return setSent({ is: 'failed', failure: { kind: 'administered', what: 'bulk' } });
    }
    setSending(true);
    await rememberReviewed(drafts, work, changes).catch(() => undefined);
    const failure = await review(changes);
    setSending(false);
    setSent(failure ? { is: 'failed', failure } : { is: 'elsewhere' });
  };

  return {
    isReady: typed !== null,
    isTyped: typed !== null && Object.keys(typed).length > 0,
    fields,
    values,
    shown,
    isTried,
    isSending,
    sent,
    summary,
    idOf: (name: string) => `${idBase}-${name}`,
    onValue(name: string, value: string) {
      setSent(null);
      setSaid(({ [name]: _, ...others }) => others);
      const field = fields.find((one) => one.name === name);
      if (field?.kind === 'checks') type(name, keptTicks(field, value, typed?.[name]));
      else type(name, value === field?.initial ? null : value);
    },
    onLeave: (name: string) => setLeft((before) => new Set(before).add(name)),
    send,
    discard() {
      setTried(false);
      setLeft(new Set());
      setSaid({});
      setSent(null);
      discard();
    },
  };
}
