import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  title: string;
  /** Said at the right of the title, e.g. a count. */
  aside?: ComponentChildren;
  /** What stands above says the same to who sees it. */
  isHeadHidden?: boolean;
  children: ComponentChildren;
}

/** A titled part of a view. */
export function Section({ title, aside, isHeadHidden = false, children }: Props) {
  const id = useId();
  return (
    // A group, no landmark: a view has several of the same name.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div class={isHeadHidden ? 'section bare' : 'section'} role="group" aria-labelledby={id}>
      <div class={isHeadHidden ? 'sr' : 'section-head'}>
        <h3 id={id}>{title}</h3>
        {aside}
      </div>
      {children}
    </div>
  );
}
