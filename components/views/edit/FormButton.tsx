import { useNavigation } from '#components/app/navigation-context.ts';
import type { FormName } from '#components/forms/FormView.tsx';
import { Button } from '#components/ui/Button.tsx';

interface Props {
  form: FormName;
  /** The ids of what it is about. */
  of?: Readonly<Record<string, string>>;
  children: string;
}

/** Opens a form. */
export function FormButton({ form, of = {}, children }: Props) {
  const { work } = useNavigation();
  return <Button onPress={() => work({ kind: 'form', form, of })}>{children}</Button>;
}
