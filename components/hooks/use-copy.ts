import { useEffect, useState } from 'preact/hooks';
import { usePlatform } from '#components/app/platform-context.ts';
import type { IconName } from '#components/ui/Icon.tsx';
import { t } from '#lib/i18n.ts';
import { useAnnounce } from './use-announce.ts';

/** Milliseconds for which a button shows that it copied. */
const SHOWN_MS = 2000;

/** Copies text, tells whether it did, and has it shown for a moment. */
export function useCopy(): { icon: IconName; copy: (text: string) => Promise<void> } {
  const platform = usePlatform();
  const announce = useAnnounce();
  const [done, setDone] = useState<boolean | null>(null);
  useEffect(() => {
    if (done === null) return;
    const timer = setTimeout(() => setDone(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [done]);
  return {
    icon: done === null ? 'copy' : done ? 'check' : 'cross',
    async copy(text) {
      const copied = await platform.copy(text);
      setDone(copied);
      announce(copied ? t('copied') : t('copy_refused'));
    },
  };
}
