import type { ComponentChildren, TargetedEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { useEditing } from '#components/hooks/use-editing.ts';
import { Button } from '#components/ui/Button.tsx';
import { FailureView } from '#components/ui/FailureView.tsx';
import { number } from '#components/ui/format.ts';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { t } from '#lib/i18n.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FormField } from './FormField.tsx';
import type { Values } from './field.ts';
import { MOST_AT_ONCE } from './most-changes.ts';
import { type FormParts, type Sent, useForm } from './use-form.ts';

interface Props extends FormParts {
  /** Its name, as it stands above it. */
  title: string;
  /** What has to be known before it is sent, by what was typed. */
  children?: (values: Values) => ComponentChildren;
}

/** A form for changes: fields, what is wrong with them, and the way to the review. What is typed is kept until it is discarded. */
export function Form({ title, children, ...parts }: Props) {
  const form = useForm(parts);
  const { isOn: isEditing, turn, isForced } = useEditing();
  // What is said at a field that is left moves the buttons below it, away from under the pointer that presses one.
  const isPressing = useRef(false);
  if (!form.isReady) return <Skeleton rows={3} />;
  const goTo = (name: string) => {
    const root = form.summary.current?.getRootNode() as Document | ShadowRoot | undefined;
    root?.getElementById(form.idOf(name))?.focus();
  };
  const onDiscard = ({ currentTarget }: TargetedEvent<HTMLButtonElement>) => {
    const root = currentTarget.getRootNode() as Document | ShadowRoot;
    form.discard();
    // The button is gone with what was typed.
    const [first] = form.fields;
    if (first) root.getElementById(form.idOf(first.name))?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The arrows move in a field and not in the lists around it.
    if (event.key.startsWith('Arrow')) event.stopPropagation();
    isPressing.current = false;
  };
  return (
    <form
      class="draft-form"
      noValidate
      aria-label={title}
      onKeyDown={onKeyDown}
      onMouseDownCapture={({ target }) => {
        isPressing.current = target instanceof Element && target.closest('button') !== null;
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (isEditing && !form.isSending) void form.send();
      }}
    >
      {form.isTried && form.shown.size > 0 && (
        <ErrorSummary errors={form.shown} fields={form.fields} onGo={goTo} summaryRef={form.summary} />
      )}
      {form.fields.map((field) => (
        <FormField
          key={field.name}
          field={field}
          id={form.idOf(field.name)}
          value={form.values[field.name] ?? ''}
          error={form.shown.get(field.name) ?? null}
          onValue={(value) => form.onValue(field.name, value)}
          onBlur={() => {
            if (!isPressing.current) form.onLeave(field.name);
          }}
        />
      ))}
      {children?.(form.values)}
      {form.sent && <SentNote sent={form.sent} onRetry={() => void form.send()} />}
      <p class="second">
        {isForced && t('policy_read_only')}
        {!isForced &&
          t(isEditing ? 'form_review_help' : turn ? 'form_read_only' : 'form_read_only_elsewhere')}
      </p>
      <div class="actions">
        {isEditing && (
          <button type="submit" class="button primary" aria-busy={form.isSending}>
            {t('form_review')}
          </button>
        )}
        {form.isTyped && <Button onPress={onDiscard}>{t('form_discard')}</Button>}
      </div>
    </form>
  );
}

function SentNote({ sent, onRetry }: { sent: Sent; onRetry: () => void }) {
  if (sent.is === 'failed') return <FailureView failure={sent.failure} onRetry={onRetry} isNote />;
  return (
    <p class="notice note" role="status">
      {sent.is === 'too-many'
        ? t('form_too_many', { count: number(sent.count), most: number(MOST_AT_ONCE) })
        : t(sent.is === 'same' ? 'form_same' : 'form_elsewhere')}
    </p>
  );
}
