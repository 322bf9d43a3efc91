/** How a spreadsheet takes a text apart: a file of either kind of country, or what is pasted. */
export const READINGS = {
  'a file': ',',
  'a file, where commas part digits': ';',
  'what is pasted': '\t',
} as const;

/** The cells of a text. A quote counts where a cell begins; what stands behind the closing one belongs to the cell. */
export function readAsSpreadsheet(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isBegun = false;
  let isQuoted = false;
  const end = () => {
    rows.at(-1)?.push(cell);
    cell = '';
    isBegun = false;
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else isQuoted = false;
    } else if (sign === '"' && !isBegun) isQuoted = true;
    else if (sign === separator) {
      end();
      continue;
    } else if (sign === '\n' || sign === '\r') {
      end();
      if (sign === '\r' && text[at + 1] === '\n') at += 1;
      rows.push([]);
      continue;
    } else cell += sign;
    isBegun = true;
  }
  end();
  return rows;
}

/** Whether a cell would be calculated: trimmed of what does not show, and wide forms as narrow ones. */
export const isCalculated = (cell: string): boolean =>
  /^[=+\-@]/.test(cell.normalize('NFKC').replace(/^[\s\p{C}]+/u, ''));
