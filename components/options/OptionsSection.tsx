import type { ComponentChildren } from 'preact';

interface Props {
  /** What the page's list of sections leads to; unique in the page. */
  id: string;
  title: string;
  /** One or two sentences below the title. */
  help?: string;
  children: ComponentChildren;
}

/** A part of the options page that has a heading of its own. */
export function OptionsSection({ id, title, help, children }: Props) {
  const heading = `${id}-title`;
  return (
    <section id={id} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {help && <p class="second">{help}</p>}
      {children}
    </section>
  );
}
