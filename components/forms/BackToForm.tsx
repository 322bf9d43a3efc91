import { useNavigation } from '#components/app/navigation-context.ts';
import { usePlatform } from '#components/app/platform-context.ts';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import type { Failure } from '#lib/model/failure.ts';
import { draftKey, ERROR } from './draft-key.ts';
import { fieldOfPath } from './field-of-path.ts';
import { formOfChange, type KeptChange } from './form-of-change.ts';

/**
 * The way from a change that ZenML refused back to its form, with all that was typed and what ZenML said at each field; nothing for a
 * change without a form.
 */
export function BackToForm({ change, failure }: { change: KeptChange; failure: Failure }) {
  const { drafts } = usePlatform();
  const { work } = useNavigation();
  const form = formOfChange(change);
  if (!form) return null;
  const open = async () => {
    // The form opens all the same where nothing can be kept.
    await drafts.write(draftKey(form.work), form.typed).catch(() => undefined);
    work({
      kind: 'form',
      form: form.work.form,
      of: { ...form.work.of, ...errorsOf(change.kind, failure) },
    });
  };
  return (
    <div class="actions">
      <Button onPress={() => void open()}>{t('form_back')}</Button>
    </div>
  );
}

function errorsOf(kind: string, failure: Failure): Record<string, string> {
  if (failure.kind !== 'invalid') return {};
  return Object.fromEntries(
    failure.fields.flatMap(({ path, message }) => {
      const field = fieldOfPath(kind, path);
      return field === null ? [] : [[`${ERROR}${field}`, t('zenml_says', { reason: message })]];
    }),
  );
}
