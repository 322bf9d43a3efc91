import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import { PersonMarks } from '../../PersonMarks.tsx';
import type { Subject } from './use-subject.ts';

interface Props {
  subject: Subject;
  isPicking: boolean;
  onPick: () => void;
  /** What else can be done with the matrix. */
  children: ComponentChildren;
}

/** Whose matrix it is, the way to another's, and back to one's own. */
export function SubjectBar({ subject, isPicking, onPick, children }: Props) {
  const { ask } = useNavigation();
  const bar = useRef<HTMLDivElement>(null);
  const wasPicking = useRef(false);
  useLayoutEffect(() => {
    // The field that had the focus is gone.
    if (wasPicking.current && !isPicking) bar.current?.querySelector('button')?.focus();
    wasPicking.current = isPicking;
  }, [isPicking]);
  const { whose, name, principal, isGone } = subject;
  return (
    <>
      <div class="subject" ref={bar}>
        <p>
          {whose ? t('matrix_of', { name }) : t('matrix_mine')} <PersonMarks person={principal} />
        </p>
        {!isPicking && (
          <div class="actions">
            <Button onPress={onPick}>{t('matrix_someone_else')}</Button>
            {whose && <Button onPress={() => ask('matrix', null)}>{t('matrix_back_to_me')}</Button>}
            {children}
          </div>
        )}
      </div>
      {isGone && <p class="lead second">{t('matrix_gone', { name })}</p>}
    </>
  );
}
