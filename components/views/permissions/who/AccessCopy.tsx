import { useState } from 'preact/hooks';
import { usePlatform } from '#components/app/platform-context.ts';
import { useAnnounce } from '#components/hooks/use-announce.ts';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import { type AccessExport, accessCsv, accessJson } from '#lib/model/permissions/access-export.ts';

/** Copies who has access, with what is needed to judge the list. Made only when it is asked for. */
export function AccessCopy({ make }: { make: () => AccessExport }) {
  const platform = usePlatform();
  const announce = useAnnounce();
  const [said, setSaid] = useState<string | null>(null);
  const copy = async (text: string) => {
    const word = (await platform.copy(text)) ? t('copied') : t('copy_refused');
    setSaid(word);
    announce(word);
  };
  return (
    <div class="actions lead">
      <Button onPress={() => void copy(accessCsv(make()))}>{t('who_copy_csv')}</Button>
      <Button onPress={() => void copy(accessJson(make()))}>{t('who_copy_json')}</Button>
      {said && <span class="second">{said}</span>}
    </div>
  );
}
