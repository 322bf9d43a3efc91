import { useState } from 'preact/hooks';
import { useNavigation } from '#components/app/navigation-context.ts';
import { Toggle } from '#components/ui/Toggle.tsx';
import { t } from '#lib/i18n.ts';
import { CompareWith } from './matrix/CompareWith.tsx';
import { OwnMatrix } from './matrix/OwnMatrix.tsx';
import { SubjectBar } from './matrix/SubjectBar.tsx';
import { SubjectPicker } from './matrix/SubjectPicker.tsx';
import { type Side, useSide } from './matrix/use-side.ts';
import { useSubject } from './matrix/use-subject.ts';
import { WhatIf } from './matrix/WhatIf.tsx';
import type { QuestionProps } from './questions.ts';

/** What somebody may do at a place, all of it at once; beside somebody else, or after a change. */
export function Matrix({ place, access }: QuestionProps) {
  const { view, ask } = useNavigation();
  const [isPicking, setPicking] = useState(false);
  const subject = useSubject(view.whose, access);
  const side = useSide(place, access, subject);
  return (
    <>
      <SubjectBar subject={subject} isPicking={isPicking} onPick={() => setPicking(true)} />
      {isPicking ? (
        <SubjectPicker
          access={access}
          onPick={(picked) => {
            setPicking(false);
            ask('matrix', picked);
          }}
          onClose={() => setPicking(false)}
        />
      ) : (
        // What is compared or thought through belongs to the person.
        <Modes key={subject.whose?.id ?? ''} side={side} />
      )}
    </>
  );
}

function Modes({ side }: { side: Side }) {
  const [mode, setMode] = useState<'compare' | 'what-if' | null>(null);
  const toggle = (to: typeof mode) => setMode(mode === to ? null : to);
  return (
    <>
      <div class="actions">
        <Toggle isOn={mode === 'compare'} onPress={() => toggle('compare')}>
          {t('matrix_compare')}
        </Toggle>
        {/* Nobody gives a role to a role. */}
        {side.subject.whose?.kind !== 'role' && (
          <Toggle isOn={mode === 'what-if'} onPress={() => toggle('what-if')}>
            {t('matrix_what_if')}
          </Toggle>
        )}
      </div>
      {mode === 'compare' && <CompareWith side={side} onClose={() => setMode(null)} />}
      {mode === 'what-if' && <WhatIf side={side} />}
      {mode === null && <OwnMatrix side={side} />}
    </>
  );
}
