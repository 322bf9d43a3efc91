import { useEffect, useState } from 'preact/hooks';
import { usePlatform } from '#components/app/platform-context.ts';
import { useAnnounce } from '#components/hooks/use-announce.ts';
import { t } from '#lib/i18n.ts';
import { Icon } from './Icon.tsx';

interface Props {
  /** Made when it is pressed. */
  value: () => string;
  children: string;
}

/** Copies a text that is made on the spot; a button that says what it copies, and whether it did. */
export function CopyTextButton({ value, children }: Props) {
  const platform = usePlatform();
  const announce = useAnnounce();
  const [done, setDone] = useState<boolean | null>(null);
  useEffect(() => {
    if (done === null) return;
    const timer = setTimeout(() => setDone(null), 2000);
    return () => clearTimeout(timer);
  }, [done]);

  const copy = async () => {
    const copied = await platform.copy(value());
    setDone(copied);
    announce(copied ? t('copied') : t('copy_refused'));
  };
  return (
    <button type="button" class="button quiet" onClick={() => void copy()}>
      <Icon name={done === null ? 'copy' : done ? 'check' : 'cross'} />
      {children}
    </button>
  );
}
