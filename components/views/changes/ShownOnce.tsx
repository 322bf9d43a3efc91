import { useId, useState } from 'preact/hooks';
import { Button } from '#components/ui/Button.tsx';
import { CopyButton } from '#components/ui/CopyButton.tsx';
import { t } from '#lib/i18n.ts';
import type { Step } from '#lib/model/change/plan.ts';

type Shown = NonNullable<Step['shows']>;

const WORDS = {
  'enrollment-key': {
    show: 'once_show_enrollment',
    label: 'once_enrollment',
    lost: 'once_lost_enrollment',
  },
  'api-key': { show: 'once_show_key', label: 'once_key', lost: 'once_lost_key' },
} as const;

interface Props {
  what: Shown;
  /** The name of what it belongs to. */
  of: string;
  /** Nobody has taken it yet. */
  isThere: boolean;
  /** Hands it out, once; null when it was lost. */
  take: () => Promise<string | null>;
}

/** A key that ZenML shows once: on screen until one leaves, and kept nowhere. */
export function ShownOnce({ what, of, isThere, take }: Props) {
  const id = useId();
  const [taken, setTaken] = useState<string | null>(null);
  const [isLost, setLost] = useState(false);
  const words = WORDS[what];
  const show = async () => {
    const secret = await take();
    setTaken(secret);
    setLost(secret === null);
  };
  if (taken !== null) {
    const label = t(words.label, { name: of });
    return (
      <div class="typed once">
        <label for={id}>{label}</label>
        <div class="with-toggle">
          <input
            id={id}
            type="text"
            readOnly
            value={taken}
            onFocus={(event) => event.currentTarget.select()}
          />
          <CopyButton value={taken} label={t('copy_value', { name: label })} />
        </div>
        <p class="second">{t('once_help')}</p>
      </div>
    );
  }
  if (isLost || !isThere) return <p class="second">{t(words.lost)}</p>;
  return (
    <div class="once">
      <Button onPress={() => void show()}>{t(words.show)}</Button>
      <p class="second">{t('once_before')}</p>
    </div>
  );
}
