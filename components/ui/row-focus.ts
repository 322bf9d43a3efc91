/** Rows are found in the document rather than counted, so that several lists under headings read as one. */
const rowsIn = (within: ParentNode): HTMLElement[] => [...within.querySelectorAll<HTMLElement>('[data-row]')];

/** Moves the focus to the first row of the lists within; false when there is none. */
export function focusFirstRow(within: ParentNode): boolean {
  const row = rowsIn(within)[0];
  row?.focus();
  return row !== undefined;
}

/** Moves the focus from a row by so many rows; false at the ends. */
export function focusRowBeside(row: HTMLElement, step: 1 | -1): boolean {
  const rows = rowsIn(row.closest('[data-rows]') ?? row.ownerDocument);
  const next = rows[rows.indexOf(row) + step];
  next?.focus();
  return next !== undefined;
}
