/** Shapes on a 16 px grid, drawn with the text's colour. */
const SHAPES = {
  check: 'M3.5 8.5l3 3 6-7',
  cross: 'M4.5 4.5l7 7m0-7l-7 7',
  warning: 'M8 3l5.5 10h-11zM8 6.8v3M8 11.6v.1',
  info: 'M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM8 7.5v3M8 5.4v.1',
  question: 'M5.7 6a2.3 2.3 0 1 1 3.3 2.1c-.7.3-1 .8-1 1.6M8 12.2v.1',
  plus: 'M8 3.5v9M3.5 8h9',
  equal: 'M3.5 6h9M3.5 10h9',
  minus: 'M3.5 8h9',
  refresh: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3',
  expand: 'M9.5 3H13v3.5M13 3L8.5 7.5M6.5 3H4a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V9.5',
  copy: 'M6 6V4a1 1 0 0 1 1-1h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1h-2M4 6h5a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1z',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3L13.5 13.5',
  up: 'M3.5 9.5L8 5l4.5 4.5',
  down: 'M3.5 6.5L8 11l4.5-4.5',
  back: 'M9.5 3.5L5 8l4.5 4.5',
  forward: 'M6.5 3.5L11 8l-4.5 4.5',
  pending: 'M8 4.5V8l2.2 1.6M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z',
  paused: 'M6 4.5v7m4-7v7',
  journal: 'M8 4.5V8l2.2 1.6M3.3 6.5a5 5 0 1 1-.2 2.4M3 3.5v3h3',
  options: 'M3 5.5h5.5m3 0H13M3 10.5h1.5m3 0H13M8.5 4v3m3-3v3m-3-3h3v3h-3M4.5 9v3m3-3v3m-3-3h3v3h-3',
  keys: 'M5.7 6a2.3 2.3 0 1 1 3.3 2.1c-.7.3-1 .8-1 1.6M8 12.2v.1',
} as const;

export type IconName = keyof typeof SHAPES;

/** What points along the line turns with it where that runs from right to left. */
const TURNING: ReadonlySet<IconName> = new Set(['back', 'forward', 'expand']);

/** A sign beside words; never alone, so hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class={TURNING.has(name) ? 'icon turns' : 'icon'}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={SHAPES[name]} fill="none" stroke="currentColor" />
    </svg>
  );
}
