import type { ComponentProps } from 'preact';

/**
 * A line that ends in three dots where it does not fit. It runs the way of its own first letter, and begins where the lines
 * around it begin: a long name in Latin letters would otherwise lose its beginning in a view that runs from right to left.
 */
export const Shortened = ({ class: kind, children, ...others }: ComponentProps<'span'>) => (
  <span {...others} class={kind ? `${kind} shortened` : 'shortened'} dir="auto">
    {children}
  </span>
);
