import type { ComponentChildren } from 'preact';
import { useNavigation } from '#components/app/navigation-context.ts';
import { ViewHead } from './ViewHead.tsx';

interface Props {
  title: string;
  /** What it is. */
  kind: string;
  state?: ComponentChildren;
}

/** The top of a detail; with a way back where it was opened from a list. */
export function DetailHead({ title, kind, state }: Props) {
  const { view, closeDetail } = useNavigation();
  return <ViewHead title={title} second={kind} state={state} onBack={view.detail && closeDetail} />;
}
