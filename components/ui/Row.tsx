import type { ComponentChildren } from 'preact';
import { Shortened } from './Shortened.tsx';

/** What a row says: name first, what it is second, its state at the right. */
export interface RowContent {
  name: string;
  second?: ComponentChildren;
  state?: ComponentChildren;
}

interface Props {
  index: number;
  content: RowContent;
  isActive: boolean;
  isOpen: boolean;
  onFocus: () => void;
  onOpen: () => void;
}

/** A row of a list; all of it is the target. */
export function Row({ index, content, isActive, isOpen, onFocus, onOpen }: Props) {
  return (
    <button
      type="button"
      class="row"
      data-row={index}
      tabIndex={isActive ? 0 : -1}
      aria-current={isOpen ? 'true' : undefined}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <span class="row-text">
        <Shortened class="name">{content.name}</Shortened>{' '}
        {content.second && <Shortened class="second">{content.second}</Shortened>}
      </span>{' '}
      {content.state && <span class="row-state">{content.state}</span>}
    </button>
  );
}
