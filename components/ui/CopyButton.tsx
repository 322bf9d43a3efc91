import { useEffect, useState } from 'preact/hooks';
import { usePlatform } from '#components/app/platform-context.ts';
import { useAnnounce } from '#components/hooks/use-announce.ts';
import { t } from '#lib/i18n.ts';
import { IconButton } from './IconButton.tsx';

/** Copies a value whole, and says whether it did. */
export function CopyButton({ value, label }: { value: string; label: string }) {
  const platform = usePlatform();
  const announce = useAnnounce();
  const [done, setDone] = useState<boolean | null>(null);
  useEffect(() => {
    if (done === null) return;
    const timer = setTimeout(() => setDone(null), 2000);
    return () => clearTimeout(timer);
  }, [done]);

  const copy = async () => {
    const copied = await platform.copy(value);
    setDone(copied);
    announce(copied ? t('copied') : t('copy_refused'));
  };
  return (
    <IconButton
      icon={done === null ? 'copy' : done ? 'check' : 'cross'}
      label={label}
      onPress={() => void copy()}
    />
  );
}
