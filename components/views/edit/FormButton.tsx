import { useNavigation } from '#components/app/navigation-context.ts';
import type { FormName } from '#components/forms/FormView.tsx';
import { useEditing } from '#components/hooks/use-editing.ts';
import { Button } from '#components/ui/Button.tsx';

interface Props {
  form: FormName;
  /** The ids of what it is about. */
  of?: Readonly<Record<string, string>>;
  children: string;
}

/** Forms whose draft is several changes, each time or nearly. */
const BULK: readonly FormName[] = ['change-role', 'copy-access', 'give-many', 'take-everything'];

/** Opens a form; nothing where an administrator does not allow what it drafts. */
export function FormButton({ form, of = {}, children }: Props) {
  const { work } = useNavigation();
  const { isBulkOff } = useEditing();
  if (isBulkOff && BULK.includes(form)) return null;
  return <Button onPress={() => work({ kind: 'form', form, of })}>{children}</Button>;
}
