import type { Ref } from 'preact';
import { plural } from '#lib/i18n.ts';
import type { Field } from './field.ts';

interface Props {
  errors: ReadonlyMap<string, string>;
  fields: readonly Field[];
  /** Moves the focus to a field. */
  onGo: (name: string) => void;
  summaryRef: Ref<HTMLDivElement>;
}

/** All that stands in the way of a form, each a way to its field. Takes the focus when the form was sent in vain. */
export function ErrorSummary({ errors, fields, onGo, summaryRef }: Props) {
  const wrong = fields.filter(({ name }) => errors.has(name));
  return (
    <div class="notice note bad" role="alert" tabIndex={-1} ref={summaryRef}>
      <p>{plural('form_errors', wrong.length)}</p>
      <ul>
        {wrong.map(({ name }) => (
          <li key={name}>
            <button type="button" class="way" onClick={() => onGo(name)}>
              {errors.get(name)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
