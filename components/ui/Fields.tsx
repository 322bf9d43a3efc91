import type { ComponentChildren } from 'preact';

/** Names and values, one pair per line. */
export function Fields({
  children,
  isNumbers = false,
}: {
  children: ComponentChildren;
  /** The names take the room, the values stand at the end of the line. */
  isNumbers?: boolean;
}) {
  return <dl class={isNumbers ? 'fields numbers' : 'fields'}>{children}</dl>;
}

/** One pair; nothing at all when there is no value to show. */
export function Field({ name, children }: { name: string; children: ComponentChildren }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div class="field">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
