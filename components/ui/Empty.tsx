import type { ComponentChildren } from 'preact';

/** Nothing to show: one sentence, at most one more that helps, and one action. */
export function Empty({
  text,
  help,
  children,
}: {
  text: string;
  help?: string;
  children?: ComponentChildren;
}) {
  return (
    <div class="notice">
      <p>{text}</p>
      {help && <p class="second">{help}</p>}
      {children && <div class="actions">{children}</div>}
    </div>
  );
}
