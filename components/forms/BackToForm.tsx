import { useNavigation } from '#components/app/navigation-context.ts';
import { Button } from '#components/ui/Button.tsx';
import { t } from '#lib/i18n.ts';
import type { Failure } from '#lib/model/failure.ts';
import { stableJson } from '#lib/model/stable-json.ts';
import { draftKey, ERROR } from './draft-key.ts';
import type { Values } from './field.ts';
import { fieldOfPath } from './field-of-path.ts';
import { formOfChange, invitedAgain, type KeptChange } from './form-of-change.ts';
import { useDrafts } from './use-drafts.ts';

interface Props {
  change: KeptChange;
  failure: Failure;
  /** Tells this refusal from others. What is typed after it is kept by it, apart from what is typed into the form now. */
  id: string;
  /** All that ZenML refused of the same change. */
  refused: readonly KeptChange[];
}

/**
 * The way from a change that ZenML refused back to its form, with all that was typed and what ZenML said at each field; nothing for a
 * change without a form.
 */
export function BackToForm({ change, failure, id, refused }: Props) {
  const drafts = useDrafts();
  const { work } = useNavigation();
  const found = formOfChange(change);
  if (!found) return null;
  const emails = invitedAgain(change, refused);
  const typed = emails.length > 0 ? { ...found.typed, emails: emails.join('\n') } : found.typed;
  const form = { form: found.work.form, of: { ...found.work.of, refused: id } };
  const open = async () => {
    const key = draftKey(form);
    // The form opens all the same where nothing can be kept.
    const kept = await drafts.read(key).catch(() => null);
    if (!kept) await drafts.write(key, typed).catch(() => undefined);
    const isChanged = kept !== null && stableJson(kept) !== stableJson(typed);
    work({
      kind: 'form',
      form: form.form,
      of: { ...form.of, ...(isChanged ? {} : errorsOf(change.kind, typed, failure)) },
    });
  };
  return (
    <div class="actions">
      <Button onPress={() => void open()}>{t('form_back')}</Button>
    </div>
  );
}

/** What ZenML said, by the mark of the field that it said it of: the field that it names, or whose id it names. */
function errorsOf(kind: string, typed: Values, failure: Failure): Record<string, string> {
  if (failure.kind === 'invalid') {
    return Object.fromEntries(
      failure.fields.flatMap(({ path, message }) => {
        const field = fieldOfPath(kind, path);
        return field === null ? [] : [[`${ERROR}${field}`, t('zenml_says', { reason: message })]];
      }),
    );
  }
  if (failure.kind !== 'not-found' || !failure.reason) return {};
  const { reason } = failure;
  const named = Object.entries(typed).filter(
    ([, value]) => value.length >= ID_LENGTH && reason.includes(value),
  );
  return Object.fromEntries(named.map(([field]) => [`${ERROR}${field}`, t('zenml_says', { reason })]));
}

/** Of a UUID: what is shorter may stand in a sentence by chance. */
const ID_LENGTH = 36;
