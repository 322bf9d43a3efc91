import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  title: string;
  /** Said at the right of the title, e.g. a count. */
  aside?: ComponentChildren;
  children: ComponentChildren;
}

/** A titled part of a view. */
export function Section({ title, aside, children }: Props) {
  const id = useId();
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section-head">
        <h3 id={id}>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
