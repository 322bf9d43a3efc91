import { useState } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { Toggle } from '#components/ui/Toggle.tsx';
import { t } from '#lib/i18n.ts';
import { CompareWith } from './matrix/CompareWith.tsx';
import { OwnMatrix } from './matrix/OwnMatrix.tsx';
import { SubjectBar } from './matrix/SubjectBar.tsx';
import { SubjectPicker } from './matrix/SubjectPicker.tsx';
import { useSide } from './matrix/use-side.ts';
import { useSubject } from './matrix/use-subject.ts';
import { WhatIf } from './matrix/WhatIf.tsx';
import type { QuestionProps } from './questions.ts';

type Mode = 'pick' | 'compare' | 'what-if' | null;

/** What somebody may do at a place, all of it at once; beside somebody else, or after a change. */
export function Matrix({ place, access }: QuestionProps) {
  const { view, ask } = useNavigation();
  const [mode, setMode] = useState<Mode>(null);
  const subject = useSubject(view.whose, access);
  const side = useSide(place, access, subject);
  const toggle = (to: Mode) => setMode(mode === to ? null : to);
  const close = () => setMode(null);
  // What is compared or thought through belongs to the person.
  const key = subject.whose?.id ?? '';
  // Nobody gives a role to a role.
  const canChange = subject.whose?.kind !== 'role';
  return (
    <>
      <SubjectBar subject={subject} mode={mode} onPick={() => setMode('pick')}>
        <Toggle isOn={mode === 'compare'} onPress={() => toggle('compare')}>
          {t('matrix_compare')}
        </Toggle>
        {canChange && (
          <Toggle isOn={mode === 'what-if'} onPress={() => toggle('what-if')}>
            {t('matrix_what_if')}
          </Toggle>
        )}
      </SubjectBar>
      {mode === 'pick' && (
        <SubjectPicker
          access={access}
          onPick={(picked) => {
            close();
            ask('matrix', picked);
          }}
          onClose={close}
        />
      )}
      {mode === 'compare' && <CompareWith key={key} side={side} onClose={close} />}
      {mode === 'what-if' && canChange && <WhatIf key={key} side={side} />}
      {(mode === null || (mode === 'what-if' && !canChange)) && <OwnMatrix side={side} />}
    </>
  );
}
