import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import { PersonMarks } from '../../PersonMarks.tsx';
import type { Subject } from './use-subject.ts';

interface Props {
  subject: Subject;
  /** What has been opened below it. */
  mode: 'pick' | 'compare' | 'what-if' | null;
  onPick: () => void;
  /** What else can be done with the matrix. */
  children: ComponentChildren;
}

/** Whose matrix it is, the way to another's, and back to one's own. */
export function SubjectBar({ subject, mode, onPick, children }: Props) {
  const { ask } = useNavigation();
  const bar = useRef<HTMLDivElement>(null);
  const before = useRef(mode);
  useLayoutEffect(() => {
    // The field that had the focus is gone: back to what opened it.
    if (mode === null && before.current === 'pick') focusIn(bar.current, 'button');
    if (mode === null && before.current === 'compare') focusIn(bar.current, '[aria-pressed]');
    before.current = mode;
  }, [mode]);
  const { whose, name, principal, isGone } = subject;
  return (
    <>
      <div class="subject" ref={bar}>
        <h3>
          {whose ? t('matrix_of', { name }) : t('matrix_mine')} <PersonMarks person={principal} />
        </h3>
        {mode !== 'pick' && (
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

const focusIn = (within: HTMLElement | null, selector: string) =>
  within?.querySelector<HTMLElement>(selector)?.focus();
