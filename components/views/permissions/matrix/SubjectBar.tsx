import { useNavigation } from '#components/app/navigation-context.ts';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import type { Subject } from './use-subject.ts';

/** Whose matrix it is, and the way back to one's own. */
export function SubjectBar({ subject: { whose, name } }: { subject: Subject }) {
  const { ask } = useNavigation();
  return (
    <div class="subject">
      <p>{whose ? t('matrix_of', { name }) : t('matrix_mine')}</p>
      {whose && <Button onPress={() => ask('matrix', null)}>{t('matrix_back_to_me')}</Button>}
    </div>
  );
}
