import type { ComponentChildren } from 'preact';
import { useNavigation } from '#components/app/navigation-context.ts';
import { ViewHead } from '#components/ui/ViewHead.tsx';

interface Props {
  title: string;
  /** What it is about, or how far it has come. */
  second?: ComponentChildren;
  state?: ComponentChildren;
}

/** The top of a form, a plan, a change. */
export function WorkHead({ title, second, state }: Props) {
  const { closeWork } = useNavigation();
  return <ViewHead title={title} second={second} state={state} onBack={closeWork} />;
}
