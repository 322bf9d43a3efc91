import { useNavigation } from '#components/app/navigation-context.ts';
import { t } from '#lib/i18n.ts';
import { QUESTIONS } from './questions.ts';

/** The questions that can be asked about a place. */
export function QuestionPicker() {
  const { view, ask } = useNavigation();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div class="segments" role="group" aria-label={t('question_label')}>
      {QUESTIONS.map(({ name, label, help }) => (
        <button
          key={name}
          type="button"
          class="segment"
          title={t(help)}
          aria-pressed={view.question === name}
          onClick={() => ask(name)}
        >
          {t(label)}
        </button>
      ))}
    </div>
  );
}
