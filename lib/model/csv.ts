/**
 * Rows as CSV (RFC 4180), for spreadsheets. What a spreadsheet would take for a formula gets an apostrophe in front
 * (CWE-1236): names and e-mail addresses are whatever somebody called themselves. Characters that turn the direction of
 * what follows them are left out, since they would turn the rest of the line too.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(cell).join(',')).join('\r\n');

/** Also behind spaces and characters that do not show, which spreadsheets skip. */
const FORMULA = /^[\s\p{C}]*[=+\-@]|^[\t\r\n]/u;
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

function cell(text: string): string {
  const straight = text.replace(TURNING, '');
  // The wide and small forms of the signs are read alike.
  const safe = FORMULA.test(straight.normalize('NFKC')) ? `'${straight}` : straight;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
