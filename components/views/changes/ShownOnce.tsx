import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { CopyButton } from '#components/ui/CopyButton.tsx';
import { type MessageKey, t } from '#lib/i18n.ts';
import type { Step } from '#lib/model/change/plan.ts';

type Shown = NonNullable<Step['shows']>;

const WORDS = {
  'enrollment-key': {
    show: 'once_show_enrollment',
    label: 'once_enrollment',
    lost: 'once_lost_enrollment',
  },
  'api-key': { show: 'once_show_key', label: 'once_key', lost: 'once_lost_key' },
} as const satisfies Record<Shown, Record<string, MessageKey>>;

interface Props {
  what: Shown;
  /** The name of what it belongs to. */
  of: string;
  /** The worker has it, and nobody has taken it yet. */
  isThere: boolean;
  /** What this page holds of it; null: nothing. */
  held: string | null;
  /** Has this page hold it; null when it was lost. */
  take: () => Promise<string | null>;
  /** Has this page forget it. */
  onDismiss: () => void;
}

/** A key that ZenML shows once: behind a button, and then on screen until it is put away. */
export function ShownOnce({ what, of, isThere, held, take, onDismiss }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [isTaking, setTaking] = useState(false);
  const [isLost, setLost] = useState(false);
  const words = WORDS[what];
  const show = async () => {
    setTaking(true);
    const secret = held ?? (await take().catch(() => null));
    setTaking(false);
    setOpen(secret !== null);
    setLost(secret === null);
  };
  if (held !== null && isOpen) {
    return <OpenKey label={t(words.label, { name: of })} value={held} onDismiss={onDismiss} />;
  }
  if (held === null && (isLost || isOpen || !isThere))
    return <Lost text={t(words.lost)} isArriving={isLost || isOpen} />;
  return (
    <div class="once" data-once>
      <Button onPress={() => void show()} isBusy={isTaking}>
        {t(words.show)}
      </Button>
      <p class="second">{t('once_before')}</p>
    </div>
  );
}

/** Takes the focus where the button that was pressed is gone. */
function Lost({ text, isArriving }: { text: string; isArriving: boolean }) {
  const note = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    if (isArriving) note.current?.focus();
  }, [isArriving]);
  return (
    <p ref={note} class="second" tabIndex={-1}>
      {text}
    </p>
  );
}

/** Takes the focus from the button that it takes the place of. */
function OpenKey({ label, value, onDismiss }: { label: string; value: string; onDismiss: () => void }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <div class="typed once" data-once>
      <label for={id}>{label}</label>
      <div class="with-toggle">
        <input
          ref={field}
          id={id}
          type="text"
          readOnly
          // Else the browser writes it down with what else stands in fields, for a restored tab.
          autocomplete="off"
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={value} label={t('copy_value', { name: label })} />
      </div>
      <p class="second">{t('once_help')}</p>
      <Button onPress={onDismiss}>{t('once_dismiss')}</Button>
    </div>
  );
}
