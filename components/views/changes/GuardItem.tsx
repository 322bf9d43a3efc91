import { Icon, type IconName } from '#components/ui/Icon.tsx';
import { t } from '#lib/i18n.ts';
import type { Guard, Step } from '#lib/model/change/plan.ts';
import type { WorkspaceWord } from '#lib/model/session.ts';
import { guardText, SEVERITY_WORDS } from './guard-words.ts';
import { stepSentence } from './step-words.ts';
import { TypeName } from './TypeName.tsx';

const SIGNS: Record<Guard['severity'], IconName> = { stops: 'cross', asks: 'warning', warns: 'info' };

interface Props {
  guard: Guard;
  steps: readonly Step[];
  word: WorkspaceWord;
  typed: string;
  onType: (text: string) => void;
}

/** A reason to think twice: what it means for the plan, why, and of which steps. */
export function GuardItem({ guard, steps, word, typed, onType }: Props) {
  const about = guard.steps.flatMap((index) => steps[index] ?? []);
  return (
    <li class={`guard ${guard.severity}`}>
      <Icon name={SIGNS[guard.severity]} />
      <div>
        <p>
          <strong>{t(SEVERITY_WORDS[guard.severity])}</strong> {guardText(guard, word)}
        </p>
        {steps.length > 1 && about.length > 0 && (
          <details>
            <summary>{t('guard_steps', { count: about.length, total: steps.length })}</summary>
            <ul>
              {about.map((step) => {
                const sentence = stepSentence(step, word);
                return <li key={sentence}>{sentence}</li>;
              })}
            </ul>
          </details>
        )}
        {guard.severity === 'asks' && guard.type !== null && (
          <TypeName name={guard.type} typed={typed} onType={onType} />
        )}
      </div>
    </li>
  );
}
